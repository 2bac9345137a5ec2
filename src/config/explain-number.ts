/** The unit of a setting, by the end of its name. */
const UNITS = [
  { end: 'Ms', unit: ' of milliseconds', factors: { ms: 1, s: 1000, m: 60_000, min: 60_000 } },
  { end: 'Seconds', unit: ' of seconds', factors: { s: 1, sec: 1, m: 60, min: 60, h: 3600 } },
  {
    end: 'Bytes',
    unit: ' of bytes',
    factors: { b: 1, k: 1024, kb: 1024, kib: 1024, m: 1024 ** 2, mb: 1024 ** 2, mib: 1024 ** 2 },
  },
] as const;

/** A number with a unit, which people write in place of a number. No secret has this form. */
const QUANTITY = /^(-?\d{1,12}(?:[.,_]\d{1,6})?) ?([A-Za-z%]{0,3})$/;

/**
 * Explains a value that is no number: `must be a whole number of milliseconds, such as 8000; found "8s"`.
 *
 * @param name the name of the setting.
 * @param value the value; undefined if it must not be shown. It is shown only if it is a number with a unit.
 */
export function explainNumber(name: string, value: unknown, isWhole: boolean): string {
  const known = UNITS.find(({ end }) => name.endsWith(end));
  const expected = `must be ${isWhole ? 'a whole number' : 'a number'}${known?.unit ?? ''}`;
  if (typeof value === 'number') return `${expected}; found ${value}`;
  const [, digits, unit] = typeof value === 'string' ? (QUANTITY.exec(value) ?? []) : [];
  if (digits === undefined || unit === undefined) return expected;
  if (unit === '' && Number.isFinite(Number(digits))) {
    return `${expected}; found "${value}" in quotes: remove the quotes`;
  }
  const converted = convert(name, digits, unit);
  const example = converted === undefined ? '' : `, such as ${converted}`;
  return `${expected}${example}; found "${value}"`;
}

/** Returns the number that a text probably means, so that the other settings can be checked with it. */
export function toProbableNumber(name: string, value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value) : undefined;
  const [, digits, unit = ''] = typeof value === 'string' ? (QUANTITY.exec(value) ?? []) : [];
  if (digits === undefined) return undefined;
  return convert(name, digits, unit) ?? Math.round(Number.parseFloat(digits));
}

/** Returns a quantity in the unit of the setting; undefined if its own unit is not known. */
function convert(name: string, digits: string, unit: string): number | undefined {
  const factors: Readonly<Record<string, number>> =
    UNITS.find(({ end }) => name.endsWith(end))?.factors ?? {};
  const converted = Number(digits) * (factors[unit.toLowerCase()] ?? Number.NaN);
  return Number.isInteger(converted) && converted >= 0 ? converted : undefined;
}
