import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseRetryAfter } from '../../../src/upstream/errors/status-error.ts';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('parseRetryAfter', () => {
  it('reads seconds', () => assert.equal(parseRetryAfter('120', NOW), 120));
  it('reads a date', () => assert.equal(parseRetryAfter('Thu, 01 Jan 2026 00:01:00 GMT', NOW), 60));
  it('D29: limits the delay to one day', () =>
    assert.equal(parseRetryAfter('999999999', NOW), 86_400));

  for (const senseless of ['-1', 'soon', '', 'Thu, 01 Jan 2025 00:00:00 GMT']) {
    it(`D29: returns null for ${JSON.stringify(senseless)}`, () =>
      assert.equal(parseRetryAfter(senseless, NOW), null));
  }
});
