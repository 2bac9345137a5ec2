import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toKnownWord } from '../../../../src/providers/kit/wire/known-word.ts';
import { ContractMismatch } from '../../../../src/upstream/response/contract.ts';

const WORDS = new Map([['credit_hold', 'CREDIT_HOLD']]);

describe('toKnownWord', () => {
  it('knows a word in any case, with spaces or underscores', () => {
    for (const word of ['credit_hold', 'Credit hold', ' CREDIT HOLD ']) {
      assert.equal(
        toKnownWord(WORDS, () => word),
        'CREDIT_HOLD',
      );
    }
  });

  it('returns UNKNOWN for another word or an unreadable one', () => {
    assert.equal(
      toKnownWord(WORDS, () => 'paused'),
      'UNKNOWN',
    );
    const unreadable = () => {
      throw new ContractMismatch('$.status: expected a text');
    };
    assert.equal(toKnownWord(WORDS, unreadable), 'UNKNOWN');
  });

  it('returns null if there is none', () => {
    assert.equal(
      toKnownWord(WORDS, () => null),
      null,
    );
  });

  it('throws on a mistake of our own', () => {
    const broken = () => {
      throw new TypeError('broken');
    };
    assert.throws(() => toKnownWord(WORDS, broken), TypeError);
  });
});
