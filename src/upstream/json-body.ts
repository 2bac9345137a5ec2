import { NoDocument } from './contract.ts';
import { isNestedTooDeep, MAX_LEVELS } from './json-nesting.ts';

/**
 * Reads JSON. Whole numbers that a double cannot hold come as strings, digit for digit: ids may be that long.
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
 * @throws {NoDocument} if it is no JSON.
 */
export function parseJson(text: string): unknown {
  try {
    return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    throw new NoDocument('JSON');
  }
}

/** Cheap to look for, and only where it matches is the slower way taken. */
const LONG_NUMBER = /\d{16}/;

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isRounded =
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  const source = context?.source;
  return isRounded && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
