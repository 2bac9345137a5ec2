import { UnreadableValue, type WireType, wireValue } from '../../../upstream/wire/wire-type.ts';

/** A date with an optional time, and an optional zone behind it. */
const ISO_LIKE =
  /^(\d{4}-\d\d-\d\d)(?:(?:T| {1,2})(\d\d:\d\d)(?::(\d\d))?([.,]\d{1,20})?)?(?: ?(Z|UTC|GMT|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?))?$/i;

/** The dates that mean "no date": of MySQL, and what PHP turns it into. */
const NO_DATE = /^(?:0000-00-00|-0001-11-30)(?:\D|$)/;

/** The parts of a date in any form. */
interface DateParts {
  /** `2022-11-16` */
  readonly day: string;
  /** `18:05:06`; null if the date has no time. */
  readonly time: string | null;
  /** `Z` or `+03:00`; null if the date has no zone. */
  readonly zone: string | null;
}

/**
 * Returns the type of a date in any ISO-like form, which may be missing.
 *
 * @param write returns the form in which the date is passed on.
 */
export const optionalDate = (write: (date: DateParts) => string): WireType<string | null> =>
  wireValue((value) => {
    if (value === null || value === undefined || value === '') return null;
    const text = typeof value === 'string' ? value.trim() : '';
    if (text === '' || NO_DATE.test(text)) return noDate(value);
    const parts = parseParts(text);
    if (parts === undefined) throw new UnreadableValue('a date');
    return write(parts);
  });

/** @throws {UnreadableValue} if the value is not a text. */
function noDate(value: unknown): null {
  if (typeof value === 'string') return null;
  throw new UnreadableValue('a date');
}

/** Writes the basic form of ISO 8601, `20161003T100638Z`, like the extended one. */
const toExtended = (text: string): string =>
  text.replace(
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(?=\D|$)/i,
    (_, year, month, day, hour, minute, second = '00') =>
      `${year}-${month}-${day}${hour === undefined ? '' : `T${hour}:${minute}:${second}`}`,
  );

function parseParts(text: string): DateParts | undefined {
  const match = ISO_LIKE.exec(text) ?? ISO_LIKE.exec(toExtended(text));
  if (match === null) return undefined;
  const [, day = '', minutes, seconds = '00', fraction = '', zone] = match;
  const time = minutes === undefined ? null : `${minutes}:${seconds}${fraction.replace(',', '.')}`;
  const isReal = isRealDay(day) && isRealTime(minutes ?? '00:00', seconds);
  const parts = { day, time, zone: zone === undefined ? null : toOffset(zone) };
  return isReal ? parts : undefined;
}

const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Calculates, because a `Date` for each value would take a sixth of the time of reading a user. */
function isRealDay(day: string): boolean {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeap ? 29 : (LAST_DAYS[month - 1] ?? 0);
  return date >= 1 && date <= last;
}

const isRealTime = (minutes: string, seconds: string) =>
  minutes < '24' && seconds < '60' && minutes.slice(3) < '60';

/** Returns `Z` or an offset with a colon. */
function toOffset(zone: string): string {
  if (!/^[+-]/.test(zone)) return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/**
 * Writes an instant: `2022-11-16T15:22:00Z`. A date without a zone is in UTC, and one without a
 * time is midnight.
 */
export const toUtcInstant = ({ day, time, zone }: DateParts): string =>
  `${day}T${time ?? '00:00:00'}${zone ?? 'Z'}`;

/** Like `toUtcInstant`, but a date without a zone stays one: `2022-11-16 18:05:06`. */
export const toInstantOrLocal = (date: DateParts): string =>
  date.zone === null
    ? `${date.day} ${(date.time ?? '00:00:00').slice(0, 'HH:MM:SS'.length)}`
    : toUtcInstant(date);
