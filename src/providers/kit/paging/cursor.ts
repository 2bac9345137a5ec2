import { createHash } from 'node:crypto';
import { ClientError } from '../../contract/client-error.ts';

/** The position at which a page ended. */
export interface Cursor {
  /** Number of items before the next one: 1 after the first item. */
  readonly offset: number;
  /** The id of the item, to find it if the list has moved. */
  readonly id: string;
}

/**
 * `1.<hash of the scope>.<offset>.<id>`; nine digits of offset keep every page number within 32
 * bits.
 */
const FORM = /^1\.([\w-]{11})\.([1-9][0-9]{0,8})\.([0-9]{1,19})$/;

/** The longest text of that form, 43 bytes, in base64url. */
const MAX_LENGTH = 58;

/**
 * Returns a function that writes the cursors of one list. They are opaque to clients, and contain
 * only a hash of the scope, and so of the search.
 */
export function createCursorWriter(scope: string): (cursor: Cursor) => string {
  const scopeHash = hash(scope);
  return ({ offset, id }) => Buffer.from(`1.${scopeHash}.${offset}.${id}`).toString('base64url');
}

/** @throws {ClientError} `BAD_USER_INPUT` if it is not a cursor, or a cursor of another list. */
export function readCursor(text: string, scope: string): Cursor {
  const [, scopeHash, offset, id] = FORM.exec(decode(text)) ?? [];
  if (scopeHash === hash(scope) && offset !== undefined && id !== undefined) {
    return { offset: Number(offset), id };
  }
  throw new ClientError(
    'BAD_USER_INPUT',
    'after must be a cursor of this list: same provider, same search.',
  );
}

/**
 * Returns an empty text if no cursor writer would write this text: Node skips characters outside
 * base64url.
 */
function decode(text: string): string {
  if (text.length > MAX_LENGTH) return '';
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes.toString('latin1') : '';
}

/** Returns 64 bits: enough to detect a mistake, but not a proof. */
function hash(scope: string): string {
  return createHash('sha256').update(scope).digest().subarray(0, 8).toString('base64url');
}
