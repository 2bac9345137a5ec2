import { MalformedBodyError } from './contract.ts';
import { isExactNumber, mayHoldInexactNumber } from './exact-number.ts';

/** Maximum number of nested arrays and objects. No documented response is nearly as deep. */
export const MAX_LEVELS = 128;

/** Texts of fewer characters are parsed quickly, however deep they are. */
const HARMLESS_LENGTH = 65_536;

const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [...'"\\[{]}'].map(
  (character) => character.charCodeAt(0),
);

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

/**
 * Returns whether a text is nested so deep that parsing it would block the process: four megabytes
 * of brackets take a fifth of a second. For a text that is not JSON, the result may be either.
 */
export function isNestedTooDeep(text: string): boolean {
  if (text.length <= HARMLESS_LENGTH) return false;
  let levels = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) levels += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) levels -= 1;
    if (levels > MAX_LEVELS) return true;
  }
  return false;
}

/** Returns the position of the closing quote; the end of the text if there is none. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
