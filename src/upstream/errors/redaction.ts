import { listEncodings } from './encodings.ts';
import { findFixedWords, type TextRange } from './fixed-words.ts';
import { listUnescaped, withoutCutEscape } from './unescape.ts';

/** The text that replaces a secret. */
export const REDACTED = '[secret]';

/**
 * Secrets of this many characters are replaced wherever they occur. A shorter one occurs in ordinary
 * words, so it is replaced only if it is a word of its own and none of a known message.
 */
const MIN_LENGTH_ANYWHERE = 6;

/** Replaces secrets by value, in every form in which an upstream may send them back. */
export class Redactor {
  /** The forms that are replaced wherever they occur. */
  readonly #long: readonly string[];
  readonly #short: readonly string[];

  constructor(secrets: readonly string[]) {
    // A provider may cut off the blanks around a password. A few blanks are no word.
    const given = new Set(
      secrets
        .flatMap((secret) => [secret, secret.trim()])
        .filter((secret) => isLong(secret) || secret.trim() !== ''),
    );
    const forms = [...new Set([...given].flatMap(listEncodings))];
    this.#long = forms.filter(isLong);
    // The digits of a letter in hex may be any number.
    this.#short = forms.filter((form) => !isLong(form) && (given.has(form) || !/^\d+$/.test(form)));
  }

  /**
   * Returns the beginning of a text without the secrets. No more of it is ever shown, and it may be
   * very long.
   */
  text(text: string): string {
    if (text.length <= MAX_TEXT_LENGTH) return this.#replace(text);
    // A secret that crosses the cut is not found as a whole.
    return this.#withoutBegunSecret(this.#replace(text.slice(0, MAX_TEXT_LENGTH)));
  }

  #replace(text: string): string {
    const escaped = listUnescaped(text).flatMap(({ text: unescaped, locate }) =>
      this.#find(unescaped).map(({ start, end }) => ({ start: locate(start), end: locate(end) })),
    );
    return replaceRanges(text, [...this.#find(text), ...escaped]);
  }

  #find(text: string): TextRange[] {
    const long = this.#long.flatMap((form) => findForm(text, form));
    const short = this.#short.flatMap((form) => findWord(text, form));
    if (short.length === 0) return long;
    const fixed = findFixedWords(text);
    const isFixed = ({ start, end }: TextRange) =>
      fixed.some((range) => range.start <= start && end <= range.end);
    return [...long, ...short.filter((range) => !isFixed(range))];
  }

  #withoutBegunSecret(text: string): string {
    const ends = listUnescaped(text).map(({ text: unescaped, locate }) =>
      locate(this.#findCut(unescaped)),
    );
    return text.slice(0, Math.min(this.#findCut(text), ...ends));
  }

  /** Returns where a secret begins that the end of the text cuts off; the end if there is none. */
  #findCut(text: string): number {
    const cut = this.#findBegunSecret(withoutCutEscape(text)) ?? this.#findBegunSecret(text);
    return cut ?? text.length;
  }

  #findBegunSecret(text: string): number | undefined {
    let length = 0;
    for (const form of [...this.#long, ...this.#short]) {
      for (let begun = Math.min(form.length, MAX_FORM_LENGTH); begun > length; begun -= 1) {
        if (text.endsWith(form.slice(0, begun))) length = begun;
      }
    }
    return length === 0 ? undefined : text.length - length;
  }
}

const isLong = (form: string): boolean => Array.from(form).length >= MIN_LENGTH_ANYWHERE;

/** Maximum number of characters examined: ten times as many as are shown. */
const MAX_TEXT_LENGTH = 2000;

/**
 * Secrets are found by this many characters: the time to find a longer one may grow with the square
 * of its length.
 */
const MAX_FORM_LENGTH = 256;

/** Returns where a form occurs, overlapping occurrences included. */
function findForm(text: string, form: string): TextRange[] {
  if (form.length > MAX_FORM_LENGTH) {
    const start = text.indexOf(form.slice(0, MAX_FORM_LENGTH));
    // The rest of the text may belong to the secret.
    return start < 0 ? [] : [{ start, end: text.length }];
  }
  const ranges: TextRange[] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    ranges.push({ start: at, end: at + form.length });
  }
  return ranges;
}

/** Returns where a form occurs as a word of its own. */
const findWord = (text: string, form: string): TextRange[] =>
  findForm(text, form).filter(
    ({ start, end }) =>
      !isJoined(text.slice(Math.max(0, start - 2), start)) &&
      !isJoined(
        Array.from(text.slice(end, end + 3))
          .slice(0, 2)
          .toReversed()
          .join(''),
      ),
  );

/**
 * Returns whether the characters next to a word belong to it: a letter or digit, or one behind an
 * apostrophe or a hyphen, as in `can't` and `e-mail`.
 */
const isJoined = (neighbours: string): boolean =>
  /([\p{L}\p{N}_]|[\p{L}\p{N}]['’-])$/u.test(neighbours);

function replaceRanges(text: string, ranges: readonly TextRange[]): string {
  let clean = '';
  let from = 0;
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    if (end <= from) continue;
    // Overlapping secrets are replaced as one.
    if (start >= from) clean += text.slice(from, start) + REDACTED;
    from = end;
  }
  return clean + text.slice(from);
}
