import type { Instant } from './model.ts';

/** A function that formats an instant in the installation's own time. */
export type LocalDate = (instant: Instant) => string;

/** Formats `2023-05-02T10:18:50.000000Z`, the first of the two formats of fact sheet 1.7. */
export function isoDate(instant: Instant): string {
  return new Date(instant).toISOString().replace('Z', '000Z');
}

/**
 * Returns the second format, `2022-11-16 18:05:06`: no zone on the wire. It is INFERRED that it is
 * the installation's local time, from one camera that two pages print three hours apart.
 */
export function localDateIn(timeZone: string): LocalDate {
  // Swedish is the locale with exactly this format for a short date and a medium time.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => format.format(new Date(instant));
}

/** Returns the current instant in the format of the state. */
export function now(): Instant {
  return new Date().toISOString();
}
