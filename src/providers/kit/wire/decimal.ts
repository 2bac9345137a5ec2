/**
 * A decimal as databases, PHP and Ruby print it: `12`, `01.25`, `.5`, `5.`, `+1`, with or without an
 * exponent.
 */
export const DECIMAL = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?\s*$/i;

/**
 * Returns a decimal in plain digits: `2.3e+3` → `2300`, `-0.987e3` → `-987`. The point moves, and no
 * digit is lost. Leading zeros are dropped, and so is a final `.0`, which JSON drops too.
 *
 * @param text matches `DECIMAL`.
 */
export function toPlainDecimal(text: string): string {
  const [mantissa = '', exponent = '0'] = text.trim().toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.replace(/^[+-]/, '').split('.');
  const digits = `${integer}${fraction}`;
  const point = integer.length + Number(exponent);
  // Zeros are added until the point is within the digits, with at least one in front of it.
  const missing = Math.max(0, 1 - point);
  const padded = `${'0'.repeat(missing)}${digits}`.padEnd(point, '0');
  const whole = dropLeadingZeros(padded.slice(0, point + missing));
  const decimals = padded.slice(point + missing);
  const isZero = !/[1-9]/.test(digits);
  const plain = decimals === '' || decimals === '0' ? whole : `${whole}.${decimals}`;
  return mantissa.startsWith('-') && !isZero ? `-${plain}` : plain;
}

function dropLeadingZeros(digits: string): string {
  let start = 0;
  while (start < digits.length - 1 && digits[start] === '0') start += 1;
  return digits.slice(start);
}

/** Returns the decimal with the opposite sign; zero has none. */
export const negateDecimal = (plain: string): string => {
  if (!/[1-9]/.test(plain)) return plain;
  return plain.startsWith('-') ? plain.slice(1) : `-${plain}`;
};
