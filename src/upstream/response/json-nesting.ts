/** Maximum number of nested arrays and objects. No documented response is nearly as deep. */
export const MAX_LEVELS = 128;

/** Texts of fewer characters are parsed quickly, however deep they are. */
const HARMLESS_LENGTH = 65_536;

const [QUOTE, BACKSLASH, OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [...'"\\[{]}'].map(
  (character) => character.charCodeAt(0),
);

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
