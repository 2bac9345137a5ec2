import { ClientError } from '../client-error.ts';

/** Entries of one connection page at most. */
export const MAX_FIRST = 100;

/** Of `first`, where it is absent or null. */
export const DEFAULT_FIRST = 25;

/** Whether a connection may be asked for so many. */
export const isFirst = (first: number) => first >= 1 && first <= MAX_FIRST;

/** @throws {ClientError} `BAD_USER_INPUT` outside 1 to 100. None at all is refused too: it would ask nothing. */
export function checkFirst(first: number): void {
  if (isFirst(first)) return;
  throw new ClientError('BAD_USER_INPUT', `first must be from 1 to ${MAX_FIRST}.`);
}
