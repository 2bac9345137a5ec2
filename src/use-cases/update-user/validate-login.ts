import type { InputIssue } from '../../generated/schema-types.ts';
import { gatewayIssue } from '../../providers/kit/update/issues.ts';

/**
 * Matches characters that are invisible or undefined; the only blank that a login may contain is
 * the space.
 */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|[^\P{Zs} ]/u;

/** Alphabets whose letters look like those of another. */
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
 * Returns what is wrong with the characters of a login: it must be what it looks like, because a
 * reader of the audit trail and the database of the provider may otherwise see another one. The
 * length is checked before.
 */
export function loginIssues(login: string, path: readonly string[]): InputIssue[] {
  if (INVISIBLE.test(login)) {
    return [gatewayIssue(path, 'FORMAT', 'contains a character that is invisible or undefined')];
  }
  const words = login.match(WORD) ?? [];
  if (!words.some(isMixed)) return [];
  return [gatewayIssue(path, 'FORMAT', 'mixes letters of different alphabets in one word')];
}

const isMixed = (word: string) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1;
