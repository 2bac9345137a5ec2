import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  isExactNumber,
  mayHoldInexactNumber,
} from '../../../src/upstream/response/exact-number.ts';
import { readJson } from '../../../src/upstream/response/json-body.ts';

const EXACT = [
  '0',
  '-0',
  '0.0',
  '0e400',
  '1',
  '-1.5',
  '1.10',
  '0.1',
  '1e3',
  '1E+21',
  '1e23',
  '9007199254740992',
  '5e-324',
  '0.10000000000000001',
  '123456789.12345678',
  '100000000000000000000',
];
const INEXACT = [
  '9007199254740993',
  '-9007199254740993',
  '9007199254740993.0',
  '90071992547409931e0',
  '1e400',
  '-1e400',
  '1e-400',
  '0.1234567890123456789',
  '1234567890123456.7',
  '98765432109876.543',
  '1234567890.1234567890123',
  '2e308',
  '1e99999999999999999999',
];

describe('Numbers in JSON', () => {
  it('M24: are exact if a double represents them', () => {
    for (const source of EXACT) assert.ok(isExactNumber(source), source);
    for (const source of INEXACT) assert.ok(!isExactNumber(source), source);
  });

  it('M24: are always detected if they may be inexact', () => {
    for (const source of INEXACT) assert.ok(mayHoldInexactNumber(`[${source}]`), source);
    fc.assert(
      fc.property(
        fc.stringMatching(/^-?[1-9]\d{0,30}(\.\d{1,30})?([eE][+-]?\d{1,4})?$/),
        fc.nat({ max: 40 }),
        (source, position) => {
          const json = `${' '.repeat(position)}[${source}]`;
          assert.ok(isExactNumber(source) || mayHoldInexactNumber(json));
        },
      ),
    );
  });

  it('are not searched for one by one if all are short', () => {
    const json = JSON.stringify(
      Array.from({ length: 50 }, (_none, n) => ({ id: n, at: 1.5e12 + n })),
    );
    assert.ok(!mayHoldInexactNumber(json));
  });

  it('M24: are exact if a double prints them', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) =>
        isExactNumber(JSON.stringify(value)),
      ),
    );
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => isExactNumber(String(value))));
  });

  it('M24: are read digit for digit', () => {
    for (const source of INEXACT) assert.deepEqual(readJson(`{"a":[${source}]}`), { a: [source] });
    assert.deepEqual(readJson('[1.5, 12345678901234567890]'), [1.5, '12345678901234567890']);
  });
});
