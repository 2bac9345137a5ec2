import { NoDocument } from './contract.ts';
import { isExactNumber, mayHoldInexactNumber } from './exact-number.ts';
import { isNestedTooDeep, MAX_LEVELS } from './json-nesting.ts';

/**
 * Reads JSON. Numbers that a double cannot hold come as strings, digit for digit: ids may be that long.
 *
 * @throws {NoDocument} where it is none, or nested deeper than any document; the text is not quoted.
 */
export function readJson(text: string): unknown {
  if (isNestedTooDeep(text)) throw new NoDocument(`JSON of at most ${MAX_LEVELS} levels`);
  return parseJson(text);
}

/**
 * As `readJson`, of a text that is known not to be nested too deep.
 *
 * @param mayBeInexact whether the text may hold a number that a double does not.
 * @throws {NoDocument} if it is no JSON.
 */
export function parseJson(text: string, mayBeInexact = mayHoldInexactNumber(text)): unknown {
  try {
    return mayBeInexact ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    throw new NoDocument('JSON');
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  // Also a whole number that happens to be held: an id next to it would not be.
  const isUnsafe =
    Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(source);
  return isUnsafe || !isExactNumber(source) ? source : value;
}
