/** Significant digits with which any double can be written, and read again as the same. */
const DOUBLE_DIGITS = 17;

/** Characters of a number, without its sign and exponent, that a double holds in any case if they are fewer. */
export const LONG_NUMBER_LENGTH = 16;

/** Cheap to look for in a short text: where it does not match, no number of a JSON text can have lost anything. */
const LONG_NUMBER = /[\d.]{16}|\d[eE]/;

/** Whether a JSON text may hold a number that a double does not. Texts within it may match as well. */
export const mayHoldInexactNumber = (json: string): boolean => LONG_NUMBER.test(json);

/**
 * Whether a double holds a JSON number as it is written. A whole number must be held to the digit, a fraction to 17
 * significant digits; what became infinite, or zero without being written so, is not held.
 */
export function isExactNumber(source: string): boolean {
  const value = Number(source);
  if (!Number.isFinite(value)) return false;
  const written = parseDecimal(source);
  const held = parseDecimal(String(value));
  if (written.digits === held.digits && written.exponent === held.exponent) return true;
  const isWhole = written.exponent >= 0;
  return !isWhole && value !== 0 && written.digits.length <= DOUBLE_DIGITS;
}

/** A number without its sign: its digits without zeros at the ends, times ten to the exponent. */
function parseDecimal(text: string) {
  const [, whole = '', fraction = '', power = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const all = `${whole}${fraction}`;
  let end = all.length;
  while (end > 0 && all[end - 1] === '0') end -= 1;
  let start = 0;
  while (start < end && all[start] === '0') start += 1;
  if (start === end) return { digits: '', exponent: 0 };
  return {
    digits: all.slice(start, end),
    exponent: Number(power) - fraction.length + (all.length - end),
  };
}
