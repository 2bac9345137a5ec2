/** The number of significant digits that identify any double, as which some libraries print it. */
const DOUBLE_DIGITS = 17;

/**
 * A double can represent every number with fewer characters than this, not counting its sign and
 * exponent.
 */
export const LONG_NUMBER_LENGTH = 16;

const EXPONENT = /\d[eE][+\-\d]/;

/**
 * Returns whether a JSON text may contain a number that a double cannot represent: one that is long
 * or has an exponent. Strings in it may match as well.
 */
export const mayHoldInexactNumber = (json: string): boolean =>
  hasLongNumber(json) || EXPONENT.test(json);

/**
 * Looks only at every sixteenth character, as a long number contains one of them. A regular
 * expression takes longer than parsing the text.
 */
function hasLongNumber(json: string): boolean {
  for (let at = LONG_NUMBER_LENGTH - 1; at < json.length; at += LONG_NUMBER_LENGTH) {
    if (!isDigitOrPoint(json, at)) continue;
    let start = at;
    while (isDigitOrPoint(json, start - 1)) start -= 1;
    let end = at + 1;
    while (end - start < LONG_NUMBER_LENGTH && isDigitOrPoint(json, end)) end += 1;
    if (end - start >= LONG_NUMBER_LENGTH) return true;
  }
  return false;
}

function isDigitOrPoint(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (code >= DIGIT_0 && code <= DIGIT_9) || code === POINT;
}

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const POINT = 0x2e;

/**
 * Returns whether a double represents a JSON number as it is written: an integer to the digit, a
 * fraction in its shortest form or with 17 significant digits. A number that overflows to infinity or
 * underflows to zero is not represented.
 */
export function isExactNumber(source: string): boolean {
  const value = Number(source);
  if (!Number.isFinite(value)) return false;
  const written = parseDecimal(source);
  const held = parseDecimal(String(value));
  if (written.digits === held.digits && written.exponent === held.exponent) return true;
  const isWhole = written.exponent >= 0;
  if (isWhole || value === 0 || written.digits.length > DOUBLE_DIGITS) return false;
  // The digits are those that the double has, in a longer form than necessary: 0.10000000000000001.
  return parseDecimal(value.toPrecision(DOUBLE_DIGITS)).digits === written.digits;
}

/**
 * Returns a number without its sign, as its digits without zeros at both ends times ten to the
 * exponent.
 */
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
