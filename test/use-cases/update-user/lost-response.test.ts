import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Fault } from '@roster/simulators/core/fault.ts';
import { KEY, linesOf } from '../../audit/trail-lines.ts';
import { type Ledger, startLedger } from '../../support/drills/write-ledger.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';

/** The ways in which a response may be lost after the write was applied. */
const LOSSES: Readonly<Record<string, Partial<Fault>>> = {
  'its connection is reset': { kind: 'reset', applies: true },
  'it is cut off': { kind: 'cut', applies: true },
  'it never arrives': { kind: 'hang', applies: true },
  'a proxy responds with 502': { kind: 'status', status: 502, applies: true },
};

describe('Lost response to an applied write', () => {
  const folder = createTemporaryFolder();
  const file = join(folder.path, 'audit.jsonl');
  let ledger: Ledger;
  let n = 0;
  before(async () => {
    ledger = await startLedger({ audit: { file, key: KEY } });
  });
  after(async () => {
    await ledger[Symbol.asyncDispose]();
    folder[Symbol.dispose]();
  });

  for (const [loss, fault] of Object.entries(LOSSES)) {
    it(`M2: leaves the outcome UNKNOWN if ${loss}`, async () => {
      for (const branch of ledger.branches) {
        n += 1;
        const faults = [{ ...fault, method: branch.method } as Fault];
        const { response, sent, applied } = await ledger.write(branch, {
          n,
          isRefused: false,
          faults,
        });
        assert.deepEqual([sent, applied], [1, true], branch.branch);
        const { __typename, write, retry } = response;
        assert.deepEqual([__typename, write], ['ProviderProblem', 'UNKNOWN'], branch.branch);
        assert.equal(retry?.advice, 'READ_FIRST', branch.branch);
        const outcome = JSON.parse(linesOf(file).at(-1) ?? '');
        assert.deepEqual([outcome.kind, outcome.write], ['outcome', 'UNKNOWN'], branch.branch);
      }
    });
  }

  it('M2: is confirmed by a read after an undocumented success', async () => {
    for (const branch of ledger.branches.filter(({ canRead }) => canRead)) {
      n += 1;
      const faults: Fault[] = [{ kind: 'nonsense', applies: true, method: branch.method }];
      const { response, sent } = await ledger.write(branch, { n, isRefused: false, faults });
      assert.deepEqual([response.__typename, sent], ['UserUpdated', 1], branch.branch);
      const outcome = JSON.parse(linesOf(file).at(-1) ?? '');
      assert.deepEqual([outcome.kind, outcome.write], ['outcome', 'APPLIED'], branch.branch);
    }
  });
});
