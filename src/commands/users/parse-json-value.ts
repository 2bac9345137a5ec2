import { isExactNumber } from '../../upstream/response/exact-number.ts';

/** A number as JSON writes it. */
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** Thrown for JSON that the gateway would not accept in a request either. The message is the end of "password: …". */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}

/**
 * Parses JSON as the gateway accepts it in a request: numbers that a double cannot hold are refused, because a rounded id may be the id
 * of another user, and so are keys that could change a prototype.
 *
 * @throws {ValueError}
 */
export function parseJsonValue(json: string): unknown {
  try {
    return JSON.parse(json, (key, value: unknown, context?: { source?: string }) => {
      if (typeof value === 'number' && !isExactNumber(context?.source ?? '')) throw inexact();
      if (key === '__proto__' || (key === 'constructor' && hasPrototype(value))) {
        throw new ValueError(`the key ${key} is not allowed`);
      }
      return value;
    });
  } catch (error) {
    if (error instanceof SyntaxError) throw new ValueError('the value after := is no JSON');
    throw error;
  }
}

/**
 * Returns the number that a word is, and the word itself if it is none.
 *
 * @throws {ValueError} if a double cannot hold it.
 */
export function parseNumber(word: string): number | string {
  if (!NUMBER.test(word)) return word;
  if (!isExactNumber(word)) throw inexact();
  return Number(word);
}

const inexact = () => new ValueError('the number has too many digits to be exact');

const hasPrototype = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
