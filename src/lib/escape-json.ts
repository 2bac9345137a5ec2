/** A quick check: only if it matches, the slower replacement is needed. */
const NOT_PLAIN = /[^\n\x20-\x7e]/;

/**
 * Invisible characters that change how a line reads: controls, overrides and isolates of the
 * direction, separators of lines, ignorable and private ones. JSON itself escapes only those below
 * U+0020.
 */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}]|[^\P{Cc}\n]/gu;

/**
 * Returns the same JSON with such characters as `\uXXXX`: they can only occur in strings. Line ends
 * stay.
 */
export const escapeInvisible = (json: string): string =>
  NOT_PLAIN.test(json) ? json.replace(INVISIBLE, toEscapes) : json;

const toEscapes = (character: string) =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
