import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toInstant } from '../../../src/providers/vms/vms-time.ts';

const utc = (text: string, timeZone: string) => toInstant(text, timeZone)?.toISOString();

describe('a date of the VMS', () => {
  it('with a zone is that instant, whatever the installation has', () => {
    for (const zone of ['Europe/Minsk', 'Asia/Tokyo', 'UTC']) {
      assert.equal(utc('2022-11-16T15:22:00.000000Z', zone), '2022-11-16T15:22:00.000Z');
    }
    assert.equal(utc('2022-11-16T18:22:00+03:00', 'UTC'), '2022-11-16T15:22:00.000Z');
  });

  it('without a zone is the local time of the installation', () => {
    assert.equal(utc('2022-11-16 18:22:00', 'Europe/Minsk'), '2022-11-16T15:22:00.000Z');
    assert.equal(utc('2022-11-16 18:22:00', 'Asia/Kolkata'), '2022-11-16T12:52:00.000Z');
    assert.equal(utc('2022-11-16 18:22:00', 'America/Caracas'), '2022-11-16T22:22:00.000Z');
  });

  it('without a zone follows the clocks of the season', () => {
    assert.equal(utc('2023-01-15 12:00:00', 'Europe/Vilnius'), '2023-01-15T10:00:00.000Z');
    assert.equal(utc('2023-07-15 12:00:00', 'Europe/Vilnius'), '2023-07-15T09:00:00.000Z');
  });

  it('follows a zone that gave up its summer time', () => {
    assert.equal(utc('2010-12-15 12:00:00', 'Europe/Minsk'), '2010-12-15T10:00:00.000Z');
    assert.equal(utc('2011-12-15 12:00:00', 'Europe/Minsk'), '2011-12-15T09:00:00.000Z');
  });

  it('changes with the clocks to the second', () => {
    assert.equal(utc('2023-03-26 02:59:59', 'Europe/Vilnius'), '2023-03-26T00:59:59.000Z');
    assert.equal(utc('2023-03-26 04:00:00', 'Europe/Vilnius'), '2023-03-26T01:00:00.000Z');
  });

  it('that the clocks pass twice in autumn is the first of the two', () => {
    assert.equal(utc('2023-10-29 03:30:00', 'Europe/Vilnius'), '2023-10-29T00:30:00.000Z');
    assert.equal(utc('2023-11-05 01:30:00', 'America/New_York'), '2023-11-05T05:30:00.000Z');
  });

  it('that the clocks skip in spring is as much later as they were moved', () => {
    assert.equal(utc('2023-03-26 03:30:00', 'Europe/Vilnius'), '2023-03-26T01:30:00.000Z');
    assert.equal(utc('2023-03-12 02:15:00', 'America/New_York'), '2023-03-12T07:15:00.000Z');
  });

  it('keeps midnight on its day', () => {
    assert.equal(utc('2024-02-29 00:00:00', 'Europe/Minsk'), '2024-02-28T21:00:00.000Z');
    assert.equal(utc('2024-01-01 00:00:00', 'UTC'), '2024-01-01T00:00:00.000Z');
  });

  it('that is missing is none', () => {
    assert.equal(toInstant(null, 'Europe/Minsk'), null);
  });

  it('is none for a local time where the zone is not known, and the instant that a zone says', () => {
    assert.equal(toInstant('2022-11-16 18:05:06', null), null);
    assert.deepEqual(toInstant('2022-11-16T15:22:00.000000Z', null), new Date('2022-11-16T15:22Z'));
  });
});
