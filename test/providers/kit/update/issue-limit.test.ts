import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { detectLimit } from '../../../../src/providers/kit/update/issue-limit.ts';
import { detectRule } from '../../../../src/providers/kit/update/issue-rule.ts';

/** Sentences of providers and of the gateway, with the number of their rule. */
const SENTENCES: readonly (readonly [string, number | null])[] = [
  ['is too short (minimum is 6 characters)', 6],
  ['The password must be at least 8 characters.', 8],
  ['A minimum of 12 characters is required.', 12],
  ['Пароль должен быть не короче 6 символов.', 6],
  ['is too long (maximum is 50 characters)', 50],
  ['The password may not be greater than 100 characters.', 100],
  ['The billing_properties may not have more than 10 items.', 10],
  ['must have at most 5 entries, maximum is 5', 5],
  ['Имя не должно быть длиннее 255 символов, не более 255.', 255],
  ['is too short', null],
  ['The login must be between 3 and 20 characters.', null],
  ['must contain at least 1 digit', null],
  ['Email has already been taken', null],
  ['is too long (maximum is 99999999999999999999 characters)', null],
];

describe('detectLimit', () => {
  for (const [sentence, limit] of SENTENCES) {
    it(`returns ${limit} for: ${sentence}`, () => {
      assert.equal(detectLimit(detectRule(sentence), sentence), limit);
    });
  }

  it('reads the numbers of the own rules of the gateway', () => {
    assert.equal(detectLimit('TOO_LONG', 'is longer than 4096 characters'), 4096);
    assert.equal(detectLimit('TOO_LONG', 'has more than 500 entries'), 500);
  });
});
