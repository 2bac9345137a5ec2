import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from '../support/drills/drill.ts';
import { startRoster } from '../support/gateway/roster-process.ts';

/** The longest time until a gateway with its embedded simulators is ready, in ms. */
const MAX_DRAIN_MS = 3000;
const TRIES = 4;

test(`roster start is ready in under ${MAX_DRAIN_MS} ms`, async (t) => {
  let least = Number.POSITIVE_INFINITY;
  // Only the best of several starts counts, because the machine may be shared.
  for (let n = 0; n < TRIES; n += 1) {
    const startedAt = performance.now();
    await using _roster = await startRoster({ args: ['start'], environment: { PORT: '0' } });
    least = Math.min(least, performance.now() - startedAt);
  }
  report(t, `ready after ${least.toFixed()} ms`);
  assert.ok(least < MAX_DRAIN_MS, `${least} ms`);
});
