import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { negateDecimal } from '../../../../src/providers/kit/wire/decimal.ts';

describe('negateDecimal', () => {
  it('changes the sign, and gives zero none', () => {
    for (const [plain, negated] of [
      ['12.50', '-12.50'],
      ['0', '0'],
      ['0.00', '0.00'],
      ['0.01', '-0.01'],
    ] as const) {
      assert.equal(negateDecimal(plain), negated);
      assert.equal(negateDecimal(negated), plain);
    }
  });
});
