import { MAX_NAME_LENGTH } from './validate-text.ts';

/**
 * Letters that database collations treat as others, and that Unicode does not decompose: letters
 * with a stroke, a hook or a bar, ligatures, letters without a dot.
 */
const BASE_LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    a: 'ⱥɑ',
    ae: 'æ',
    b: 'ƀƃɓ',
    c: 'ƈȼ',
    d: 'đðɖɗƌȡ',
    e: 'ɇǝəɛ',
    f: 'ƒ',
    g: 'ǥɠ',
    h: 'ħɦⱨ',
    hv: 'ƕ',
    i: 'ıɨɩ',
    j: 'ȷɉ',
    k: 'ƙⱪĸ',
    l: 'łƚɫⱡȴ',
    m: 'ɱ',
    n: 'ŋƞɲȵ',
    o: 'øɵɔ',
    oe: 'œ',
    p: 'ƥᵽ',
    q: 'ɋʠ',
    r: 'ɍɽ',
    s: 'ȿʂ',
    t: 'ŧƫƭʈⱦȶ',
    th: 'þ',
    u: 'ʉ',
    v: 'ʋ',
    w: 'ⱳ',
    y: 'ƴɏ',
    z: 'ƶȥɀʐ',
    // Collations know only one of the two forms of sigma.
    σ: 'ς',
  }).flatMap(([base, letters]) => [...letters].map((letter) => [letter, base])),
);

/** Characters that databases ignore in comparisons: marks and invisible characters. */
const IGNORED = /[\p{M}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Compares only the base of letters, as Unicode's own collation does, on which those of databases
 * are based.
 */
const COLLATOR = new Intl.Collator('en', { usage: 'search', sensitivity: 'base' });

/**
 * Returns the same text for logins that a database may treat as the same user: it folds case,
 * accents, width, letters with strokes, digits of other scripts and blanks at the ends, and drops
 * invisible characters. It folds more than any one collation does. Logins beyond the maximum length
 * are cut.
 */
export const foldLogin = (login: string): string => fold(login.slice(0, MAX_NAME_LENGTH));

/**
 * Returns the same text for names that a provider may treat as the same user. The length of a name
 * is limited before it is folded.
 *
 * @param provider the provider's key in the configuration.
 * @param name a login or a global id.
 */
export const toUserKey = (provider: string, name: string): string =>
  `${provider} ${foldLogin(name)}`;

/**
 * Returns a function that decides whether a database may treat a login as one of these, by the
 * collations that are in common use: those of Unicode, `general`, `swedish` and `german2`.
 *
 * @param logins the logins to compare with.
 */
export function createLoginMatcher(logins: readonly string[]): (login: string) => boolean {
  const known = logins.map(toForms);
  return (login) => {
    const forms = toForms(login);
    return known.some((one) => FORMS.some((name) => isSame(one[name], forms[name])));
  };
}

/** The forms of a login: each is what one kind of collation compares. */
const FORMS = ['folded', 'simple', 'swedish', 'german'] as const;

const isSame = (one: string, other: string) => one === other || COLLATOR.compare(one, other) === 0;

function toForms(login: string) {
  const cut = login.slice(0, MAX_NAME_LENGTH);
  return {
    folded: fold(cut),
    simple: foldSimply(cut),
    swedish: foldSwedish(cut),
    german: foldGerman(cut),
  };
}

function fold(text: string): string {
  // Most logins, and all global ids, are ASCII: only case and blanks are folded then.
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase().trim();
  return replaceLetters(decompose(text)).trim();
}

const PRINTABLE_ASCII = /^[ -~]*$/;

/**
 * Folds as `utf8mb4_general_ci` compares, character by character: the sharp s is one s, and all
 * characters beyond 16 bits are equal.
 */
function foldSimply(text: string): string {
  return fold(text.replace(/[ßẞ]/g, 's').replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd'));
}

/**
 * Folds as `latin1_swedish_ci`, the default of MySQL up to 5.7, and `utf8mb4_swedish_ci` compare: ü
 * is y, ä is æ and ö is ø. In `latin1_swedish_ci` å, ä and ö also equal the brackets whose codes
 * they have in Swedish ASCII.
 */
function foldSwedish(text: string): string {
  const plain = splitMarks(text)
    .replace(/u(?=\p{M}*[\u0308\u030b])/gu, 'y')
    .replace(/a(?=\p{M}*\u0308)/gu, 'ae');
  return fold(plain.replace(/\[/g, 'a').replace(/\\/g, 'ae').replace(/\]/g, 'o'));
}

/**
 * Folds as `latin1_german2_ci` and `utf8mb4_german2_ci` compare, in the order of telephone books: ä
 * is ae, ö is oe and ü is ue.
 */
function foldGerman(text: string): string {
  return fold(splitMarks(text).replace(/([aou])(?=\p{M}*\u0308)/gu, '$1e'));
}

/**
 * Returns letters in lower case, each followed by its marks, with nothing invisible between them.
 */
const splitMarks = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFKD');

/** Converts to lower case by way of upper case, because some letters share only one of the two. */
const decompose = (text: string) =>
  text
    .normalize('NFKD')
    .replace(IGNORED, '')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(IGNORED, '');

const replaceLetters = (text: string) =>
  Array.from(text, (letter) => BASE_LETTERS.get(letter) ?? toAsciiDigit(letter)).join('');

/**
 * Converts a digit of any script to ASCII. The digits of each script are a row of ten, from zero to
 * nine.
 */
function toAsciiDigit(letter: string): string {
  if (!DIGIT.test(letter)) return letter;
  const code = letter.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

const DIGIT = /^\p{Nd}$/u;
