import { toKnownWord } from '../kit/wire/known-word.ts';

const STATUSES = new Map([
  ['active', 'ACTIVE'],
  ['blocked', 'BLOCKED'],
] as const);

/**
 * Returns the status that users, their accounts and their billing records share: `UNKNOWN` for
 * another word, for one that cannot be read, and for none.
 */
export const toVmsUserStatus = (read: () => string | null) =>
  toKnownWord(STATUSES, read) ?? 'UNKNOWN';
