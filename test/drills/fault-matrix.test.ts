import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FAULTS } from '../support/faults/catalogue.ts';
import { readSource } from '../support/sources.ts';
import type { Bench } from './fault-matrix/bench.ts';
import { meetFault, startWarmBench } from './fault-matrix/meet-fault.ts';

/**
 * Whatever an upstream does: the gateway lives, answers in time with one of its codes, says the truth of the write,
 * shows no secret and leaves the other providers alone. `npm run drill:faults` prints it as a table.
 */
describe('A fault of an upstream', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  it('stands in docs/faults.md, and nothing else does', () => {
    const [, table = ''] = readSource('docs/faults.md').split('## The table');
    const documented = [...table.matchAll(/^\| ([–D]\d*) \| ([^|]*) \|/gm)];
    assert.deepEqual(
      documented.map(([, row, title]) => `${row}: ${title}`),
      FAULTS.map(({ row, title }) => `${row}: ${title}`),
    );
  });

  for (const fault of FAULTS) {
    it(`${fault.row}: ${fault.title}, at every API, read and write`, async () => {
      const { complaints } = await meetFault(fault, bench);
      assert.deepEqual(complaints, []);
    });
  }
});
