import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { it, type TestContext } from 'node:test';
import { figure, report } from '../support/drills/drill.ts';
import { randomFrom } from '../support/schema/random-operation.ts';
import { BODY_SPACE, describeBody, toBodyAttack } from './cost-search/body-space.ts';
import { MeasuredGateway } from './cost-search/measured-gateway.ts';
import type { Recipe } from './cost-search/recipe.ts';
import {
  describeRequest,
  REQUEST_SPACE,
  toRequest,
  USER_WIRE,
} from './cost-search/request-space.ts';
import { type Searched, searchCost } from './cost-search/search.ts';
import { PROVIDERS } from './hostile-cost/gateways.ts';

/** The duration of both searches together. */
const MINUTES = figure('MINUTES', { ci: 0.25, full: 60 });
/** The longest time for which an input may block the process, in ms. */
const MAX_DRAIN_MS = figure('MAX_DRAIN_MS', { ci: 500, full: 250 });
const anySeed = randomInt(2 ** 31);
const SEED = figure('SEED', { ci: anySeed, full: anySeed });
const SECONDS = MINUTES * 30;
const SHOWN = 3;

function reportWorst(
  t: TestContext,
  { measured, worst }: Searched,
  describe: (recipe: Recipe) => string,
): void {
  report(t, `${measured} inputs, SEED=${SEED}; the most costly:`);
  for (const { recipe, cost } of worst.slice(0, SHOWN)) {
    report(t, `${cost.blockedMs.toFixed()} ms (${cost.outcome}): ${describe(recipe)}`);
  }
  assert.ok(measured > 0);
  assert.ok((worst[0]?.cost.blockedMs ?? 0) <= MAX_DRAIN_MS, `${worst[0]?.cost.blockedMs} ms`);
}

it(`no request of 64 kB blocks others for ${MAX_DRAIN_MS} ms (SEED=${SEED})`, async (t) => {
  await using gateway = await MeasuredGateway.start();
  const searched = await searchCost({
    space: REQUEST_SPACE,
    random: randomFrom(SEED),
    measure: (recipe) => gateway.measure(toRequest(recipe), USER_WIRE),
    seconds: SECONDS,
  });
  reportWorst(t, searched, describeRequest);
});

it(`no upstream body of 4 MiB blocks others for ${MAX_DRAIN_MS} ms (SEED=${SEED})`, async (t) => {
  await using gateway = await MeasuredGateway.start();
  let turn = 0;
  const searched = await searchCost({
    space: BODY_SPACE,
    random: randomFrom(SEED),
    measure: (recipe, size) => {
      turn += 1;
      const { request, wire } = toBodyAttack(recipe, size, turn % PROVIDERS);
      return gateway.measure(request, wire);
    },
    seconds: SECONDS,
  });
  reportWorst(t, searched, describeBody);
});
