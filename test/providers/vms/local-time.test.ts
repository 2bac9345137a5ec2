import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toInstant } from '../../../src/providers/vms/local-time.ts';

const FIRST = '0000-01-01T00:00:00Z';
const LAST = '9999-12-31T23:59:59Z';

const utc = (text: string, timeZone: string) => toInstant(text, timeZone)?.toISOString();

describe('toInstant', () => {
  it('ignores the time zone of the installation for zoned dates', () => {
    for (const zone of ['Europe/Minsk', 'Asia/Tokyo', 'UTC']) {
      assert.equal(utc('2022-11-16T15:22:00.000000Z', zone), '2022-11-16T15:22:00.000Z');
    }
    assert.equal(utc('2022-11-16T18:22:00+03:00', 'UTC'), '2022-11-16T15:22:00.000Z');
  });

  it('reads a date without a zone as local time', () => {
    assert.equal(utc('2022-11-16 18:22:00', 'Europe/Minsk'), '2022-11-16T15:22:00.000Z');
    assert.equal(utc('2022-11-16 18:22:00', 'Asia/Kolkata'), '2022-11-16T12:52:00.000Z');
    assert.equal(utc('2022-11-16 18:22:00', 'America/Caracas'), '2022-11-16T22:22:00.000Z');
  });

  it('applies summer time to a date without a zone', () => {
    assert.equal(utc('2023-01-15 12:00:00', 'Europe/Vilnius'), '2023-01-15T10:00:00.000Z');
    assert.equal(utc('2023-07-15 12:00:00', 'Europe/Vilnius'), '2023-07-15T09:00:00.000Z');
  });

  it('follows a zone that abolished summer time', () => {
    assert.equal(utc('2010-12-15 12:00:00', 'Europe/Minsk'), '2010-12-15T10:00:00.000Z');
    assert.equal(utc('2011-12-15 12:00:00', 'Europe/Minsk'), '2011-12-15T09:00:00.000Z');
  });

  it('changes the offset at the exact second', () => {
    assert.equal(utc('2023-03-26 02:59:59', 'Europe/Vilnius'), '2023-03-26T00:59:59.000Z');
    assert.equal(utc('2023-03-26 04:00:00', 'Europe/Vilnius'), '2023-03-26T01:00:00.000Z');
  });

  it('returns the first of two occurrences in autumn', () => {
    assert.equal(utc('2023-10-29 03:30:00', 'Europe/Vilnius'), '2023-10-29T00:30:00.000Z');
    assert.equal(utc('2023-11-05 01:30:00', 'America/New_York'), '2023-11-05T05:30:00.000Z');
  });

  it('moves a skipped time in spring forward by the gap', () => {
    assert.equal(utc('2023-03-26 03:30:00', 'Europe/Vilnius'), '2023-03-26T01:30:00.000Z');
    assert.equal(utc('2023-03-12 02:15:00', 'America/New_York'), '2023-03-12T07:15:00.000Z');
  });

  it('keeps midnight on its day', () => {
    assert.equal(utc('2024-02-29 00:00:00', 'Europe/Minsk'), '2024-02-28T21:00:00.000Z');
    assert.equal(utc('2024-01-01 00:00:00', 'UTC'), '2024-01-01T00:00:00.000Z');
  });

  it('F15: reads the years below 100', () => {
    assert.equal(utc('0099-01-01 00:00:00', 'UTC'), '0099-01-01T00:00:00.000Z');
    assert.equal(utc('0001-01-01 00:00:00', 'UTC'), '0001-01-01T00:00:00.000Z');
    assert.equal(utc('0000-06-01 12:00:00', 'UTC'), '0000-06-01T12:00:00.000Z');
    assert.equal(utc('0050-06-01 12:00:00', 'Etc/GMT-3'), '0050-06-01T09:00:00.000Z');
    assert.equal(utc('0001-01-01 00:00:00', 'Etc/GMT-3'), '0000-12-31T21:00:00.000Z');
  });

  it('F15: returns null outside the years 0 to 9999', () => {
    assert.equal(toInstant('9999-12-31 23:59:59', 'America/New_York'), null);
    assert.equal(toInstant('9999-12-31T23:59:59-05:00', 'UTC'), null);
    assert.equal(toInstant('0000-01-01 00:00:00', 'Etc/GMT-3'), null);
    assert.equal(utc('9999-12-31 23:59:59', 'UTC'), '9999-12-31T23:59:59.000Z');
    assert.equal(utc('9999-12-31 23:59:59', 'Asia/Tokyo'), '9999-12-31T14:59:59.000Z');
  });

  it('F15: returns an instant of RFC 3339 or null for any date', () => {
    const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
    fc.assert(
      fc.property(
        fc.date({ min: new Date(FIRST), max: new Date(LAST), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Europe/Minsk', 'America/New_York', 'Asia/Kolkata', 'Etc/GMT+12'),
        (date, zone) => {
          const text = date.toISOString().slice(0, 19).replace('T', ' ');
          const shown = toInstant(text, zone);
          if (shown === null) return;
          assert.match(shown.toISOString(), form);
          // No zone is further from UTC than a day.
          assert.ok(Math.abs(shown.getTime() - date.getTime()) < 86_401_000, text);
        },
      ),
    );
  });

  it('returns null for a missing date', () => {
    assert.equal(toInstant(null, 'Europe/Minsk'), null);
  });

  it('returns null only for local times without a known zone', () => {
    assert.equal(toInstant('2022-11-16 18:05:06', null), null);
    assert.deepEqual(toInstant('2022-11-16T15:22:00.000000Z', null), new Date('2022-11-16T15:22Z'));
  });
});
