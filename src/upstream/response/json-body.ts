import { MalformedBodyError } from './contract.ts';
import { isExactNumber, mayHoldInexactNumber } from './exact-number.ts';
import { isNestedTooDeep, MAX_LEVELS } from './json-nesting.ts';

/**
 * Parses JSON. Numbers that a double cannot represent become strings with the same digits, because
 * ids may be that long.
 *
 * @throws {MalformedBodyError} if the text is not JSON or is nested deeper than any document. The error
 * does not quote the text.
 */
export function readJson(text: string): unknown {
  if (isNestedTooDeep(text)) throw new MalformedBodyError(`JSON of at most ${MAX_LEVELS} levels`);
  return parseJson(text);
}

/**
 * Parses JSON as `readJson` does, if the text is known not to be nested too deep.
 *
 * @param mayBeInexact whether the text may contain a number that a double cannot represent.
 * @throws {MalformedBodyError} if the text is not JSON.
 */
export function parseJson(text: string, mayBeInexact = mayHoldInexactNumber(text)): unknown {
  try {
    return mayBeInexact ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    throw new MalformedBodyError('JSON');
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || source === undefined) return value;
  // Unsafe integers always become strings, even if a double represents this one: a double cannot
  // represent the next id.
  const isUnsafe =
    Number.isInteger(value) && !Number.isSafeInteger(value) && /^-?\d+$/.test(source);
  return isUnsafe || !isExactNumber(source) ? source : value;
}
