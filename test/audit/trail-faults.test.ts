import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { TrailTimeout } from '../../src/audit/trail-error.ts';
import { TrailFaults } from '../../src/audit/trail-faults.ts';

const REQUEST = { requestId: 'r1', refused: 'update', stalledMs: 0 } as const;
const DISK_FULL = Object.assign(new Error('write'), { code: 'ENOSPC' });

function createFaults(test: TestContext) {
  const clock = { now: 0 };
  test.mock.method(performance, 'now', () => clock.now);
  const records: string[] = [];
  const record = (_fields: object, message: string) => records.push(message);
  return {
    clock,
    records,
    faults: new TrailFaults('audit.jsonl', { info: record, error: record }),
  };
}

describe('The fault of a trail', () => {
  it('lasts ten seconds, so that clients try again', (test) => {
    const { clock, faults } = createFaults(test);
    assert.equal(faults.message, undefined);
    faults.recordRefused(DISK_FULL, REQUEST);
    clock.now = 9999;
    assert.match(faults.message ?? '', /could not be written/);
    clock.now = 10_000;
    assert.equal(faults.message, undefined);
  });

  it('ends when a line is written', (test) => {
    const { faults, records } = createFaults(test);
    faults.recordRefused(DISK_FULL, REQUEST);
    faults.recordSuccess();
    faults.recordSuccess();
    assert.equal(faults.message, undefined);
    assert.equal(faults.code, undefined);
    assert.deepEqual(records, ['Audit trail could not be written', 'Audit trail written again']);
  });

  it('keeps its code until a line is written', (test) => {
    const { clock, faults } = createFaults(test);
    faults.recordRefused(DISK_FULL, REQUEST);
    clock.now = 3_600_000;
    assert.equal(faults.code, 'ENOSPC');
  });

  it('keeps its code if a deadline passes meanwhile', (test) => {
    const { faults } = createFaults(test);
    faults.recordRefused(DISK_FULL, REQUEST);
    faults.recordRefused(new TrailTimeout('audit.jsonl'), REQUEST);
    assert.equal(faults.code, 'ENOSPC');
    assert.equal(faults.refused, 2);
    assert.deepEqual(
      [...faults.failures],
      [
        ['ENOSPC', 1],
        ['TIMEOUT', 1],
      ],
    );
  });

  it('is logged once a minute', (test) => {
    const { clock, faults, records } = createFaults(test);
    for (const now of [0, 1, 59_999, 60_000]) {
      clock.now = now;
      faults.recordRefused(DISK_FULL, REQUEST);
    }
    assert.equal(records.length, 2);
  });
});
