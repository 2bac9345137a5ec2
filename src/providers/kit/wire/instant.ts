/** The first and the last instant that RFC 3339 can write: its years have four digits. */
const FIRST = Date.parse('0000-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Returns an instant; null if it is outside the years that GraphQL can show, because the end of the
 * year 9999 west of UTC, a usual "never", is in the year 10000.
 */
export function toShownDate(time: number): Date | null {
  return time >= FIRST && time <= LAST ? new Date(time) : null;
}

/** Returns the instant of a text with an offset, so the time zone of the process has no effect. */
export const parseInstant = (text: string | null): Date | null =>
  text === null ? null : toShownDate(Date.parse(text));

/** Returns a time in UTC like `Date.UTC`, which takes the years 0 to 99 for those of 1900. */
export function toUtc(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  return new Date(Date.UTC(2000, 0, 1, hour, minute, second)).setUTCFullYear(year, month - 1, day);
}
