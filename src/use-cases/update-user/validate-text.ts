import type { IssueModel } from '../../providers/contract/provider.ts';
import { gatewayIssue } from '../../providers/kit/update/issues.ts';

/**
 * Far above every length that a provider documents, and below what could slow down the hashing of a
 * password.
 */
const MAX_LENGTH = 4096;

/**
 * Maximum length of a login, an e-mail address or a search: the longest address is 320 characters,
 * a local part of 64 and a host of 255.
 */
export const MAX_NAME_LENGTH = 320;

/**
 * Returns what is wrong with a text, whatever it means; `path` is its position in the input. The
 * length is checked before anything else reads the text.
 */
export function textIssues(
  text: string,
  path: readonly string[],
  maxLength = MAX_LENGTH,
): IssueModel[] {
  if (text.length > maxLength) {
    return [gatewayIssue(path, 'TOO_LONG', `is longer than ${maxLength} characters`)];
  }
  return hasInvalidCharacters(text) ? [noTextIssue(path)] : [];
}

/** Returns what is wrong with a JSON document; its keys are texts too. */
export function jsonIssues(document: unknown, path: readonly string[]): IssueModel[] {
  return holdsNoText(document) ? [noTextIssue(path)] : [];
}

function holdsNoText(document: unknown): boolean {
  if (typeof document === 'string') return hasInvalidCharacters(document);
  if (typeof document !== 'object' || document === null) return false;
  return Object.entries(document).some(
    ([key, field]) => hasInvalidCharacters(key) || holdsNoText(field),
  );
}

/**
 * Returns whether a text contains half a character, or a control character that XML does not allow:
 * a mistake of the caller.
 */
export const hasInvalidCharacters = (text: string) =>
  !text.isWellFormed() || UNPRINTABLE.test(text);

const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u;

const noTextIssue = (path: readonly string[]) =>
  gatewayIssue(path, 'FORMAT', 'contains an invalid character');

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
export function loginIssues(login: string, path: readonly string[]): IssueModel[] {
  if (INVISIBLE.test(login)) {
    return [gatewayIssue(path, 'FORMAT', 'contains a character that is invisible or undefined')];
  }
  const words = login.match(WORD) ?? [];
  if (!words.some(isMixed)) return [];
  return [gatewayIssue(path, 'FORMAT', 'mixes letters of different alphabets in one word')];
}

const isMixed = (word: string) => ALPHABETS.filter((alphabet) => alphabet.test(word)).length > 1;
