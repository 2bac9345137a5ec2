import { Instant } from './wire-value.ts';

/**
 * The zone of the simulated panel. The offsets of a real one vary, even inside one response (Q9).
 */
const PANEL_OFFSET = '+03:00';

/** Returns a date of a user, in the panel's zone. */
export function panelTime(at: Date | null): Instant | null {
  return at && new Instant(at, PANEL_OFFSET, 'datetime');
}

/**
 * Returns a date of a role, a permission or a group, in UTC, so that one response has two offsets
 * (Q9).
 */
export function universalTime(at: Date): Instant {
  return new Instant(at, '+00:00', 'datetime');
}

/** Returns a date of a bucket: the newer pages write the type with a capital letter (Q21). */
export function bucketTime(at: Date): Instant {
  return new Instant(at, PANEL_OFFSET, 'dateTime');
}

/** Formats `2020-03-20T12:57:58.000+03:00`, or without the milliseconds, as in XML. */
export function toOffsetTime({ at, offset }: Instant, digits: 'milliseconds' | 'seconds'): string {
  const hours = offset === PANEL_OFFSET ? 3 : 0;
  const local = new Date(at.getTime() + hours * 60 * 60 * 1000).toISOString();
  return local.slice(0, digits === 'seconds' ? 19 : 23) + offset;
}

/** Formats `2012-02-09T17:05:30Z`, as panels before 3.0 write it (fact sheet 5.3). */
export function toOldTime({ at }: Instant): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

/**
 * Reads `suspend_at`: the compact form of the prose, the form of the sample, ISO 8601 (Q8). Returns
 * undefined for anything else. A time without a zone is read in the panel's (INFERRED).
 */
export function readInstant(text: string): Date | undefined {
  const compact = /^(\d{4})(\d\d)(\d\d) ?T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const spread = compact?.slice(1) ?? [];
  const iso = compact
    ? `${spread.slice(0, 3).join('-')}T${spread.slice(3).join(':')}Z`
    : text.trim().replace(' ', 'T');
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(iso) || !dayExists(iso.slice(0, 10))) return undefined;
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(iso);
  const at = new Date(hasZone ? iso : `${iso}${PANEL_OFFSET}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Rejects the 30th of February: JavaScript moves it into March, Rails does not (INFERRED). */
function dayExists(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}
