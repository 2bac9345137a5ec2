import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  optionalDate,
  toInstantOrLocal,
  toUtcInstant,
} from '../../../../src/providers/kit/wire/wire-date.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { readOr } from '../../../../src/upstream/wire/read-all.ts';

const instant = optionalDate(toUtcInstant);
const instantOrLocal = optionalDate(toInstantOrLocal);
const read = (value: unknown) => readOr('unreadable', () => decode(instant, value));

/** The forms of dates in the documents of PHP, Rails, Go and databases, written by hand. */
const FORMS: readonly (readonly [string, string])[] = [
  ['2016-10-03 10:06:38 +0300', '2016-10-03T10:06:38+03:00'],
  ['2016-10-03T10:06:38+03', '2016-10-03T10:06:38+03:00'],
  ['2016-10-03T10:06:38.123456789Z', '2016-10-03T10:06:38.123456789Z'],
  ['2016-10-03T10:06:38,5Z', '2016-10-03T10:06:38.5Z'],
  ['2016-10-03 10:06:38 UTC', '2016-10-03T10:06:38Z'],
  ['2016-10-03t10:06:38z', '2016-10-03T10:06:38Z'],
  ['2016-10-03T10:06Z', '2016-10-03T10:06:00Z'],
  ['2016-10-03', '2016-10-03T00:00:00Z'],
  [' 2016-10-03 10:06:38 ', '2016-10-03T10:06:38Z'],
  ['2016-02-29', '2016-02-29T00:00:00Z'],
  ['20161003T100638Z', '2016-10-03T10:06:38Z'],
  ['20161003T1006+0300', '2016-10-03T10:06:00+03:00'],
  ['20160229', '2016-02-29T00:00:00Z'],
  ['2016-10-03T10:06:38.1234567890123Z', '2016-10-03T10:06:38.1234567890123Z'],
];

describe('optionalDate', () => {
  for (const [written, expected] of FORMS) {
    it(`reads ${JSON.stringify(written)}`, () => assert.equal(read(written), expected));
  }

  it('reads the forms of "no date" as null', () => {
    for (const none of [
      null,
      undefined,
      '',
      '  ',
      '0000-00-00',
      '0000-00-00 00:00:00',
      '-0001-11-30T00:00:00.000000Z',
    ]) {
      assert.equal(read(none), null, String(none));
    }
  });

  it('does not read what is no date', () => {
    for (const other of [
      'soon',
      '2017-02-29',
      '2016-13-01',
      '2016-00-10',
      '2016-01-00',
      '2016-10-03T24:00:00Z',
      '2016-10-03T10:60:00Z',
      '2016-10-03T10:00:00+00:70',
      '2016-10-03T10:00:00+24:00',
      '16.11.2022',
      '20170229T100638Z',
      '1475478398',
      '20161003100638',
      '11/16/2022',
      1668611106,
      true,
      [],
      {},
    ]) {
      assert.equal(read(other), 'unreadable', JSON.stringify(other));
    }
  });

  it('reads every real instant in every separator and zone', () => {
    const zone = fc.constantFrom('Z', ' UTC', 'GMT', '+00:00', '-0000', ' +00');
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        fc.constantFrom('T', ' ', 't', '  '),
        zone,
        (date, separator, suffix) => {
          const iso = date.toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
          const text = read(iso.replace('T', separator) + suffix);
          assert.equal(Date.parse(String(text)), Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });

  it('never fails on any value, and returns a parsable text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue(), DATE_LIKE), (value) => {
        const text = read(value);
        if (text === null || text === 'unreadable') return;
        assert.ok(!Number.isNaN(Date.parse(text)), text);
      }),
    );
  });

  it('keeps a date without a zone as local', () => {
    assert.equal(decode(instantOrLocal, '2022-11-16T18:05:06.123'), '2022-11-16 18:05:06');
    assert.equal(decode(instantOrLocal, '2022-11-16 18:05:06 +03'), '2022-11-16T18:05:06+03:00');
  });
});

const DATE_LIKE = fc.stringMatching(
  /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?([.,]\d{1,9})?)?( ?(Z|[+-]\d\d:?\d\d))?$/,
);
