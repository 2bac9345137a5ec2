import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FAULTS } from '../support/faults/catalogue.ts';
import { readSource } from '../support/files/sources.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { meetFault, startWarmBench } from './fault-matrix/inject-fault.ts';
import { toTableRow } from './fault-matrix/table-row.ts';

/**
 * Whatever an upstream does, the gateway survives, responds in time with one of its codes, reports
 * the effect of a write correctly, shows no secret and does not affect the other providers. `npm
 * run drill:faults` prints the result as a table.
 */
describe('A fault of an upstream', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  const [, table = ''] = readSource('docs/faults.md').split('## All faults');
  const documented = [...table.matchAll(/^\| [–D]\d* \| .*$/gm)].map(([line]) => line);

  it('is listed in docs/faults.md, which lists nothing else', () => {
    assert.deepEqual(
      documented.map((line) => line.split(' | ').slice(0, 2).join(': ')),
      FAULTS.map(({ row, title }) => `| ${row}: ${title}`),
    );
  });

  for (const [index, fault] of FAULTS.entries()) {
    it(`${fault.row}: ${fault.title}, at every API, for reads and writes`, async () => {
      const row = await meetFault(fault, bench);
      assert.deepEqual(row.fieldErrors, []);
      assert.equal(documented[index], toTableRow(row));
    });
  }
});
