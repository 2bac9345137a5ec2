import type { Instant } from './model.ts';

/** Writes an instant in the installation's own time. */
export type LocalDate = (instant: Instant) => string;

/** `2023-05-02T10:18:50.000000Z`, the first of the two formats of fact sheet 1.7. */
export function isoDate(instant: Instant): string {
  return new Date(instant).toISOString().replace('Z', '000Z');
}

/**
 * The second format, `2022-11-16 18:05:06`: no zone on the wire. That it is the installation's local
 * time is INFERRED from one camera that two pages print three hours apart.
 */
export function localDateIn(timeZone: string): LocalDate {
  // Swedish is the locale whose short date and medium time are exactly this format.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => format.format(new Date(instant));
}

/** The current instant, as the state holds it. */
export function now(): Instant {
  return new Date().toISOString();
}
