import type { InputIssue } from '../generated/schema-types.ts';
import { toOwnIssue } from '../providers/issues.ts';

/** Characters that nobody sees, or that no standard defines; of blanks only the space is for logins. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\P{Zs} ]/u;

/** Alphabets of which letters look like those of another. */
const ALPHABETS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
  /\p{Script=Lisu}/u,
];

/** Letters and their marks, between characters that separate words. */
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * What is wrong with the characters of a login: it must be what it looks like, as whoever reads it in a trail, and the
 * database that looks it up, may see another one. The length was checked before.
 */
export function loginIssues(login: string, path: readonly string[]): InputIssue[] {
  if (INVISIBLE.test(login)) {
    return [toOwnIssue(path, 'FORMAT', 'contains a character that is invisible or undefined')];
  }
  const words = login.match(WORD) ?? [];
  if (!words.some(isMixed)) return [];
  return [toOwnIssue(path, 'FORMAT', 'mixes letters of different alphabets in one word')];
}

const isMixed = (word: string) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1;
