import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { Worker } from 'node:worker_threads';
import { figure, report } from '../support/drills/drill.ts';
import type { Fuzzed, FuzzTask } from './fuzz/worker.ts';

const REQUESTS = figure('FUZZ_REQUESTS', { ci: 8_000, full: 3_000_000 });
const UPSTREAM_BODIES = figure('FUZZ_UPSTREAM_BODIES', { ci: 6_000, full: 2_000_000 });
const anySeed = randomInt(2 ** 31);
const SEED = figure('SEED', { ci: anySeed, full: anySeed });

/**
 * Runs a module in its own thread, because there the test runner does not watch each promise. Fails
 * if the module fails.
 */
async function run(task: FuzzTask): Promise<Fuzzed> {
  const worker = new Worker(new URL('fuzz/worker.ts', import.meta.url), { workerData: task });
  const [fuzzed] = await once(worker, 'message');
  return fuzzed as Fuzzed;
}

describe(`Fuzzed inputs (SEED=${SEED})`, { concurrency: true }, () => {
  it('of clients cause no crash, internal error or long block', async (t) => {
    const { inputs, seconds, kinds, mostMs } = await run({
      kind: 'requests',
      count: REQUESTS,
      seed: SEED,
    });
    report(
      t,
      `${inputs} requests in ${seconds} s, of which ${kinds}; most work ${mostMs} ms, SEED=${SEED}`,
    );
    assert.ok(inputs >= REQUESTS);
  });

  it('of upstreams cause no crash, internal error or long block', async (t) => {
    const { inputs, seconds, kinds, mostMs } = await run({
      kind: 'answers',
      count: UPSTREAM_BODIES,
      seed: SEED,
    });
    report(
      t,
      `${inputs} upstream bodies in ${seconds} s, of which ${kinds}; most work ${mostMs} ms, SEED=${SEED}`,
    );
    assert.ok(inputs >= UPSTREAM_BODIES);
  });
});
