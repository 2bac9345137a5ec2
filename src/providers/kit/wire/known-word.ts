import { readOr } from '../../../upstream/wire/read-all.ts';

/**
 * Returns the enum value of a provider's word: `UNKNOWN` if the gateway does not know the word, or
 * cannot read it; null if there is none.
 *
 * @param read reads the word; it may throw the error of a value that cannot be read.
 */
export function toKnownWord<Value extends string>(
  words: ReadonlyMap<string, Value>,
  read: () => string | null,
): Value | 'UNKNOWN' | null {
  const word = readOr(undefined, read);
  if (word === null) return null;
  return (word === undefined ? undefined : words.get(toSnakeCase(word))) ?? 'UNKNOWN';
}

/** Returns one spelling of a word: some documents have `Credit hold`, others `credit_hold`. */
const toSnakeCase = (word: string) => word.trim().toLowerCase().replaceAll(' ', '_');
