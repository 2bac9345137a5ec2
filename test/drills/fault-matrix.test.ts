import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FAULTS } from '../support/faults/catalogue.ts';
import { readSource } from '../support/files/sources.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { meetFault, startWarmBench } from './fault-matrix/inject-fault.ts';
import { PAGE_HEAD } from './fault-matrix/page.ts';
import { TABLE_HEAD, toTableRow } from './fault-matrix/table-row.ts';

/**
 * Whatever an upstream does, the gateway survives, responds in time with one of its codes, reports
 * the effect of a write correctly, shows no secret and does not affect the other providers. `npm
 * run drill:faults` prints the result as `docs/fault-matrix.md`.
 */
describe('A fault of an upstream', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  const page = readSource('docs/fault-matrix.md');
  const documented = [...page.matchAll(/^\| [–D]\d* \| .*$/gm)].map(([line]) => line);

  it('is listed in docs/fault-matrix.md, which lists nothing else', () => {
    assert.equal(page, `${[`${PAGE_HEAD}${TABLE_HEAD}`, ...documented].join('\n')}\n`);
    assert.deepEqual(
      documented.map((line) => line.split(' | ').slice(0, 2).join(': ')),
      FAULTS.map(({ row, title }) => `| ${row}: ${title}`),
    );
  });

  for (const [index, fault] of FAULTS.entries()) {
    it(`${fault.row}: ${fault.title}, at every API, for reads and writes`, async () => {
      const row = await meetFault(fault, bench);
      assert.deepEqual(row.failures, []);
      assert.equal(documented[index], toTableRow(row));
    });
  }
});
