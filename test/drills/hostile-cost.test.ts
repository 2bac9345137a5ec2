import assert from 'node:assert/strict';
import { it } from 'node:test';
import { figure, report } from '../support/drill.ts';
import type { Attack } from './hostile-cost/attack.ts';
import { ATTACKS } from './hostile-cost/attacks.ts';
import { Bench } from './hostile-cost/bench.ts';
import { type Bounds, faultsOf, HEADING, toRow } from './hostile-cost/verdict.ts';

const BOUNDS: Bounds = {
  waitMs: figure('WAIT_MS', { ci: 750, full: 250 }),
  keptMb: figure('KEPT_MB', { ci: 100, full: 50 }),
  isFull: process.env['DRILL'] === 'full',
};

/** Runs of a row until one is within the bounds: the machine is shared. */
const RUNS = figure('RUNS', { ci: 2, full: 3 });

/** Rows whose id or name holds one of these words, apart by commas; absent: all. */
const WORDS = (process.env['ROWS'] ?? '').split(',').filter((word) => word !== '');

const isChosen = ({ id, name }: Attack) =>
  WORDS.length === 0 || WORDS.some((word) => id === word || name.includes(word));

const IDLE: Attack = {
  id: '-',
  name: 'nothing: the machine by itself',
  run: async () => {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return 'idle';
  },
};

it('no attack ends the gateway, delays others or stays in memory', async (t) => {
  await using bench = await Bench.start();
  report(t, HEADING);
  report(t, toRow(IDLE, await bench.measure(IDLE, BOUNDS.keptMb)));
  const failed: string[] = [];
  for (const attack of ATTACKS.filter(isChosen)) {
    let faults: readonly string[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const measured = await bench.measure(attack, BOUNDS.keptMb);
      faults = faultsOf(attack, measured, BOUNDS);
      const verdict = faults.length === 0 ? '' : `  FAILS: ${faults.join(', ')}`;
      report(t, toRow(attack, measured) + verdict);
      if (faults.length === 0) break;
    }
    if (faults.length > 0) failed.push(`${attack.id} ${attack.name}: ${faults.join(', ')}`);
  }
  assert.deepEqual(failed, []);
});
