import { parseInstant, toShownDate, toUtc } from '../kit/wire/instant.ts';

const ZONELESS = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/**
 * Parses a VMS date. A date with a zone (`2022-11-16T15:22:00.000000Z`) is an instant; a date without one
 * (`2022-11-16 18:05:06`) is the local time of the installation. The form of a field differs between endpoints, so
 * each value is parsed by its own form (docs/providers/vms.md section 1.7).
 *
 * A local time that occurs twice in autumn means the first occurrence. A local time that is skipped in spring is moved
 * forward by as much as the clocks are.
 *
 * @param timeZone null if unknown: then a local time is not an instant, and the result is null.
 */
export function toInstant(text: string | null, timeZone: string | null): Date | null {
  if (text === null) return null;
  const local = ZONELESS.exec(text);
  if (local === null) return parseInstant(text);
  if (timeZone === null) return null;
  const [, year = 0, month = 1, day = 1, hour, minute, second] = local.map(Number);
  const asUtc = toUtc(year, month, day, hour, minute, second);
  // The offsets a day before and a day after are those on both sides of any change of the clocks.
  const before = asUtc - offsetAt(asUtc - DAY_MS, timeZone);
  const after = asUtc - offsetAt(asUtc + DAY_MS, timeZone);
  const matches = [before, after].filter((at) => at + offsetAt(at, timeZone) === asUtc);
  return toShownDate(matches.length > 0 ? Math.min(...matches) : before);
}

const DAY_MS = 86_400_000;

const QUARTER_MS = 900_000;

/** The offsets at the beginnings of quarters of an hour, by time zone. */
const knownOffsets = new Map<string, Map<number, number>>();

/** Maximum number of offsets that are kept for one time zone; some documents contain as many dates. */
const MAX_OFFSETS = 10_000;

/**
 * Returns the milliseconds by which a zone is ahead of UTC at one instant. Calculating it takes long,
 * so it is known from the quarter of an hour around the instant, unless the clocks change in it.
 */
function offsetAt(instant: number, timeZone: string): number {
  const start = Math.floor(instant / QUARTER_MS) * QUARTER_MS;
  const before = offsetAtQuarter(start, timeZone);
  const after = offsetAtQuarter(start + QUARTER_MS, timeZone);
  return before === after ? before : calculateOffset(instant, timeZone);
}

function offsetAtQuarter(start: number, timeZone: string): number {
  const offsets = knownOffsets.get(timeZone) ?? new Map<number, number>();
  const known = offsets.get(start);
  if (known !== undefined) return known;
  if (offsets.size >= MAX_OFFSETS) offsets.clear();
  const offset = calculateOffset(start, timeZone);
  knownOffsets.set(timeZone, offsets.set(start, offset));
  return offset;
}

function calculateOffset(instant: number, timeZone: string): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  let isBeforeChrist = false;
  for (const { type, value } of getFormatter(timeZone).formatToParts(instant)) {
    if (type === 'era') isBeforeChrist = value.startsWith('B');
    else parts[type] = Number(value);
  }
  const { year = 1, month = 1, day = 1, hour, minute, second } = parts;
  // The year before 1 is 0 in ISO 8601.
  const shown = toUtc(isBeforeChrist ? 1 - year : year, month, day, hour, minute, second);
  return shown - Math.floor(instant / 1000) * 1000;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Returns a cached formatter. Formatters are expensive to create, and there is at most one per installation. */
function getFormatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const created = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, created);
  return created;
}
