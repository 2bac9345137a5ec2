import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  wireDecimal,
  wireEntry,
  wireFlag,
  wireId,
  wireInt,
  wireNumber,
  wireReference,
} from '../../../../src/providers/kit/wire/wire-values.ts';
import { vmsDate } from '../../../../src/providers/vms/wire-values.ts';
import { readJson } from '../../../../src/upstream/response/json-body.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { readOr } from '../../../../src/upstream/wire/read-all.ts';
import type { WireType } from '../../../../src/upstream/wire/wire-type.ts';

/** Tests what a type reads for each value; `refused` if it refuses it. */
function table(type: WireType<unknown>, values: readonly (readonly [unknown, unknown])[]): void {
  for (const [value, expected] of values) {
    it(`${expected === 'refused' ? 'refuses' : 'reads'} ${JSON.stringify(value)}`, () => {
      const read = readOr('refused', () => decode(type, value));
      assert.deepEqual(read, expected);
    });
  }
}

describe('wireId', () =>
  table(wireId, [
    [5, '5'],
    ['5', '5'],
    ['9007199254740993', '9007199254740993'],
    [1.5, 'refused'],
    ['x', 'refused'],
    [0, 'refused'],
    ['007', 'refused'],
    [null, 'refused'],
  ]));

describe('wireReference', () =>
  table(wireReference, [
    [5, '5'],
    [0, null],
    ['0', null],
    [undefined, null],
    [-1, 'refused'],
  ]));

describe('wireNumber', () =>
  table(wireNumber, [
    ['1e3', 1000],
    ['.5', 0.5],
    ['+5', 5],
    ['1e999', 'refused'],
    ['0x10', 'refused'],
    ['', 'refused'],
  ]));

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe('wireEntry, an opaque document in a list', () =>
  table(wireEntry, [
    [{ a: 1 }, { a: 1 }],
    [null, 'refused'],
    [nested(100), 'refused'],
  ]));

describe('wireFlag', () =>
  table(wireFlag, [
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    [0, false],
    ['0', false],
    [2, 'refused'],
    ['yes', 'refused'],
  ]));

describe("wireInt, which must fit GraphQL's Int", () =>
  table(wireInt, [
    [2_147_483_647, 2_147_483_647],
    ['-7', -7],
    [5_000_000_000, 'refused'],
    [1.5, 'refused'],
  ]));

describe('wireDecimal', () =>
  table(wireDecimal, [
    [1.5, '1.5'],
    ['-12.50', '-12.50'],
    [0, '0'],
    ['0.0', '0'],
    ['1000.0', '1000'],
    [2.3e28, '23000000000000000000000000000'],
    ['1.234e-2', '0.01234'],
    [1e-7, '0.0000001'],
    ['-0.987e3', '-987'],
    ['0.123456789E8', '12345678.9'],
    ['-12.34e-1', '-1.234'],
    ['01.25', '1.25'],
    ['-007', '-7'],
    ['000', '0'],
    ['-0.00', '0.00'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+1.50', '1.50'],
    [' 7.25\n', '7.25'],
    ['0e9', '0'],
    ['1.2345678901234567890123', '1.2345678901234567890123'],
    ['12,50', 'refused'],
    ['NaN', 'refused'],
    ['', 'refused'],
    ['.', 'refused'],
    ['e5', 'refused'],
    ['0x10', 'refused'],
    ['1e9999', 'refused'],
  ]));

describe('F12: any decimal', () => {
  const digits = (max: number) => fc.stringMatching(new RegExp(`^\\d{0,${max}}$`));
  const parts = fc.tuple(
    fc.constantFrom('', '-', '+'),
    digits(25),
    digits(25),
    fc.integer({ min: -60, max: 60 }),
  );

  it('keeps its value and every digit', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom('e', 'E'), ([sign, whole, fraction, exponent], e) => {
        fc.pre(whole !== '' || fraction !== '');
        const plain = decode(wireDecimal, `${sign}${whole}.${fraction}${e}${exponent}`);
        assert.match(plain, /^(-(?!0*(\.0*)?$))?(0|[1-9]\d*)(\.\d+)?$/);
        // The value is compared as a whole number of the smallest unit that occurs.
        const scaled = (text: string, power: number) => {
          const [integer = '', decimals = ''] = text.replace('+', '').split('.');
          const unit = power - decimals.length;
          return BigInt(`${integer}${decimals}` || '0') * 10n ** BigInt(unit);
        };
        assert.equal(scaled(plain, 200), scaled(`${sign}${whole}.${fraction}`, 200 + exponent));
      }),
    );
  });

  it('of a JSON document keeps every digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(0|[1-9]\d{0,24})\.\d{0,24}[1-9]$/), (number) => {
        fc.pre(number.replace(/\D/g, '').replace(/^0+/, '').length > 17);
        const { amount } = readJson(`{"amount":${number}}`) as { amount: unknown };
        assert.equal(decode(wireDecimal, amount), number);
      }),
    );
  });
});

describe('vmsDate', () =>
  table(vmsDate, [
    ['2022-11-16T15:22:00.000000Z', '2022-11-16T15:22:00.000000Z'],
    ['2022-11-16 18:05:06', '2022-11-16 18:05:06'],
    ['', null],
    [null, null],
    [undefined, null],
    ['0000-00-00 00:00:00', null],
    ['2022-13-45T99:99:99Z', 'refused'],
    ['2022-02-30 10:00:00', 'refused'],
    ['2022-02-20 25:61:61', 'refused'],
    ['yesterday', 'refused'],
    [1668614720, 'refused'],
  ]));
