import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toStatusError } from '../../../src/upstream/errors/status-error.ts';
import type { UpstreamErrorCode, WriteState } from '../../../src/upstream/errors/upstream-error.ts';

const rules = { provider: 'panel', badRequestIsInconclusive: false };

/** The status, `Retry-After`, code and effect of a write (section 4 of the design). */
const TABLE: readonly (readonly [number, string | null, UpstreamErrorCode, WriteState])[] = [
  [202, null, 'UPSTREAM_CONTRACT', 'UNKNOWN'],
  [302, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [400, null, 'UPSTREAM_REJECTED', 'NOT_APPLIED'],
  [401, null, 'UPSTREAM_UNAUTHENTICATED', 'NOT_APPLIED'],
  [402, null, 'LICENSE_LIMIT', 'NOT_APPLIED'],
  [403, null, 'UPSTREAM_FORBIDDEN', 'NOT_APPLIED'],
  [405, null, 'UPSTREAM_REJECTED', 'NOT_APPLIED'],
  [409, null, 'UPSTREAM_CONFLICT', 'NOT_APPLIED'],
  [412, null, 'UPSTREAM_CONFLICT', 'NOT_APPLIED'],
  [408, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [419, null, 'UPSTREAM_REJECTED', 'NOT_APPLIED'],
  [444, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [460, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [499, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [429, '7', 'UPSTREAM_RATE_LIMITED', 'NOT_APPLIED'],
  [500, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [502, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [503, null, 'UPSTREAM_FAILED', 'UNKNOWN'],
  [503, '7', 'UPSTREAM_BUSY', 'UNKNOWN'],
];

const response = (status: number, retryAfter: string | null = null) => ({
  status,
  header: (name: string) => (name === 'retry-after' ? retryAfter : null),
});

describe('toStatusError', () => {
  for (const [status, retryAfter, code, state] of TABLE) {
    const header = retryAfter === null ? '' : ` with Retry-After: ${retryAfter}`;
    it(`maps ${status}${header} to ${code}, ${state}`, () => {
      const error = toStatusError(response(status, retryAfter), rules, 'write');
      assert.deepEqual(
        [error.code, error.write, error.httpStatus, error.afterSeconds],
        [code, state, status, retryAfter === null ? null : 7],
      );
    });
  }

  it('R5: reports a status with another meaning as a rejection', () => {
    const rejectedStatuses = { 409: 'client version too old' };
    const error = toStatusError(response(409), { ...rules, rejectedStatuses }, 'write');
    assert.deepEqual([error.code, error.write], ['UPSTREAM_REJECTED', 'NOT_APPLIED']);
    assert.equal(error.message, 'panel: request rejected (client version too old).');
  });

  it('reports a read as not applied, whatever the status', () => {
    const error = toStatusError(response(500), rules, 'read');
    assert.equal(error.write, 'NOT_APPLIED');
  });
});
