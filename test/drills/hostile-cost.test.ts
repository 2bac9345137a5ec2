import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { figure, report } from '../support/drills/drill.ts';
import type { Attack } from './hostile-cost/attack.ts';
import { ATTACKS, NOT_COSTS } from './hostile-cost/attacks.ts';
import { Bench } from './hostile-cost/fixture.ts';
import { type Bounds, faultsOf, HEADING, toRow } from './hostile-cost/verdict.ts';

const BOUNDS: Bounds = {
  waitMs: figure('WAIT_MS', { ci: 750, full: 250 }),
  keptMb: figure('KEPT_MB', { ci: 100, full: 50 }),
  isFull: process.env['DRILL'] === 'full',
};

/**
 * Maximum number of runs of a row until one is within the limits, because the machine is shared.
 */
const RUNS = figure('RUNS', { ci: 2, full: 3 });

/** Selects rows by id or by words in their name, separated by commas; all if absent. */
const WORDS = (process.env['ROWS'] ?? '').split(',').filter((word) => word !== '');

const isChosen = ({ id, name }: Attack) =>
  WORDS.length === 0 || WORDS.some((word) => id === word || name.includes(word));

const IDLE: Attack = {
  id: '-',
  name: 'nothing: how long others wait on this machine anyway',
  run: async () => {
    await sleep(1000);
    return 'idle';
  },
};

describe('Default settings with a heap of 512 MiB serve others during', () => {
  let bench: Bench;
  before(async () => {
    bench = await Bench.start();
  });
  after(() => bench[Symbol.asyncDispose]());

  for (const attack of [IDLE, ...ATTACKS.filter(isChosen)]) {
    it(`${attack.id} ${attack.name}`, async (t) => {
      if (attack === IDLE) for (const line of [NOT_COSTS, HEADING]) report(t, line);
      let faults: readonly string[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const measured = await bench.measure(attack, BOUNDS.keptMb);
        faults = faultsOf(attack, measured, BOUNDS);
        report(t, toRow(attack, measured, faults));
        if (faults.length === 0) break;
      }
      assert.deepEqual(faults, []);
    });
  }
});
