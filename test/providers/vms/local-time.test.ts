import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toInstant } from '../../../src/providers/vms/local-time.ts';

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

  it('returns null for a missing date', () => {
    assert.equal(toInstant(null, 'Europe/Minsk'), null);
  });

  it('returns null only for local times without a known zone', () => {
    assert.equal(toInstant('2022-11-16 18:05:06', null), null);
    assert.deepEqual(toInstant('2022-11-16T15:22:00.000000Z', null), new Date('2022-11-16T15:22Z'));
  });
});
