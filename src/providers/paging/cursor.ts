import { createHash } from 'node:crypto';
import { ClientError } from '../client-error.ts';

/** Where a page ended. */
export interface Cursor {
  /** Items before the next one: 1 after the first item. */
  readonly offset: number;
  /** Of the item itself, to find it where the list has moved. */
  readonly id: string;
}

/** `1.<hash of the scope>.<offset>.<id>`; nine digits of offset keep every page number within 32 bits. */
const FORM = /^1\.([\w-]{11})\.([1-9][0-9]{0,8})\.([0-9]{1,19})$/;

/** The longest text of that form, 43 bytes, in base64url. */
const MAX_LENGTH = 58;

/** Opaque to clients. Of the scope, and so of the search, it holds a hash only. */
export function writeCursor({ offset, id }: Cursor, scope: string): string {
  return Buffer.from(`1.${hash(scope)}.${offset}.${id}`).toString('base64url');
}

/** @throws {ClientError} `BAD_USER_INPUT` where it is no cursor, or one of another list. */
export function readCursor(text: string, scope: string): Cursor {
  const [, scopeHash, offset, id] = FORM.exec(decode(text)) ?? [];
  if (scopeHash === hash(scope) && offset !== undefined && id !== undefined) {
    return { offset: Number(offset), id };
  }
  throw new ClientError(
    'BAD_USER_INPUT',
    'after must be a cursor of this very list: same provider, same search.',
  );
}

/** Empty where the text is not what `writeCursor` would write: Node skips what is no base64url. */
function decode(text: string): string {
  if (text.length > MAX_LENGTH) return '';
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes.toString('latin1') : '';
}

/** 64 bits: enough to notice a mistake, and no proof of anything. */
function hash(scope: string): string {
  return createHash('sha256').update(scope).digest().subarray(0, 8).toString('base64url');
}
