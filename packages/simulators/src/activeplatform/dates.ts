const OFFSET_MS = 3 * 60 * 60 * 1000;

/**
 * Formats an instant as the platform prints it: `2016-10-07T14:25:10.924+03:00` (section 5.4).
 *
 * The zone belongs to the installation (INFERRED); every printed example has this one.
 */
export function toPlatformTime(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString().replace('Z', '+03:00');
}
