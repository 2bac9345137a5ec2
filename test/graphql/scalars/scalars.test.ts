import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dateTimeScalar } from '../../../src/graphql/scalars/date-time.ts';
import { decimalScalar } from '../../../src/graphql/scalars/decimal.ts';
import { jsonScalar } from '../../../src/graphql/scalars/json.ts';

describe('DateTime', () => {
  it('writes UTC with milliseconds', () => {
    assert.equal(
      dateTimeScalar.serialize(new Date('2016-10-03T10:06:38.740+03:00')),
      '2016-10-03T07:06:38.740Z',
    );
  });

  it('parses any offset', () => {
    assert.deepEqual(
      dateTimeScalar.parseValue('2011-08-01T15:47:08+03:00'),
      new Date('2011-08-01T12:47:08Z'),
    );
  });

  it('F15: reads and writes the years 0 to 9999', () => {
    for (const text of [
      '0000-02-29T00:00:00.000Z',
      '0099-01-01T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ]) {
      assert.equal(dateTimeScalar.serialize(dateTimeScalar.parseValue(text)), text);
    }
    const later = new Date(Date.parse('9999-12-31T23:59:59.999Z') + 1);
    assert.throws(() => dateTimeScalar.serialize(later), TypeError);
    assert.throws(() => dateTimeScalar.serialize(new Date(Number.NaN)), TypeError);
  });

  for (const text of [
    '9999-12-31T23:59:59-05:00',
    '0000-01-01T00:00:00+01:00',
    '0099-02-29T00:00:00Z',
    '2011-08-01',
    '2011-08-01 12:47:08',
    '2011-08-01T12:47:08',
    '2011-02-30T00:00:00Z',
    'soon',
    5,
  ]) {
    it(`refuses ${JSON.stringify(text)} without quoting it`, () => {
      assert.throws(() => dateTimeScalar.parseValue(text), {
        message: /^DateTime must be RFC 3339/,
      });
    });
  }
});

describe('Decimal', () => {
  it('writes digits unchanged', () => assert.equal(decimalScalar.serialize('-12.50'), '-12.50'));
  it('does not write a float', () => assert.throws(() => decimalScalar.serialize(12.5)));
  it('does not parse an exponent', () => assert.throws(() => decimalScalar.parseValue('1e3')));
});

describe('JSON', () => {
  const nested = (levels: number): unknown => (levels === 0 ? {} : { a: nested(levels - 1) });

  it('writes a parsed document unchanged', () => {
    assert.deepEqual(jsonScalar.serialize(nested(65)), nested(65));
  });
  it('accepts 64 levels', () => assert.deepEqual(jsonScalar.parseValue(nested(63)), nested(63)));
  it('refuses 65 levels', () =>
    assert.throws(() => jsonScalar.parseValue(nested(65)), /64 levels/));
});
