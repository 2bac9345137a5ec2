import type { InputIssue } from '../generated/schema-types.ts';
import { toOwnIssue } from '../providers/issues.ts';

/** Far above every length that a provider documents, and below what hashing a password could be made to suffer from. */
const MAX_LENGTH = 4096;

/** What is wrong with a text, whatever it means; `path` is its place in the input. */
export function textIssues(text: string, path: readonly string[]): InputIssue[] {
  if (isNoText(text)) return [noTextIssue(path)];
  if (text.length <= MAX_LENGTH) return [];
  return [toOwnIssue(path, 'TOO_LONG', `is longer than ${MAX_LENGTH} characters`)];
}

/** What is wrong with a JSON document; its keys are texts too. */
export function jsonIssues(document: unknown, path: readonly string[]): InputIssue[] {
  return holdsNoText(document) ? [noTextIssue(path)] : [];
}

function holdsNoText(document: unknown): boolean {
  if (typeof document === 'string') return isNoText(document);
  if (typeof document !== 'object' || document === null) return false;
  return Object.entries(document).some(([key, member]) => isNoText(key) || holdsNoText(member));
}

/** Half a character, or a control character that XML cannot hold, is a slip of the caller's and no value. */
export const isNoText = (text: string) => !text.isWellFormed() || UNPRINTABLE.test(text);

const UNPRINTABLE = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u;

const noTextIssue = (path: readonly string[]) =>
  toOwnIssue(path, 'FORMAT', 'holds a character that is no text');
