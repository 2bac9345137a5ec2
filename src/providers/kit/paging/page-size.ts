import { ClientError } from '../../contract/client-error.ts';

/** Maximum number of entries on one connection page. */
const MAX_FIRST = 100;

/** The value of `first` if it is absent or null. */
export const DEFAULT_FIRST = 25;

/** Returns whether `first` is a valid page size. */
export const isValidPageSize = (first: number) => first >= 1 && first <= MAX_FIRST;

/**
 * @throws {ClientError} `BAD_USER_INPUT` outside 1 to 100. Zero is refused too, because it would
 * request nothing.
 */
export function validatePageSize(first: number): void {
  if (isValidPageSize(first)) return;
  throw new ClientError('BAD_USER_INPUT', `first must be from 1 to ${MAX_FIRST}.`);
}

/** Returns the number of entries that the arguments of a connection request; 0 if they are refused. */
export function countRequested({ first }: { readonly first?: number | null | undefined }): number {
  const requested = first ?? DEFAULT_FIRST;
  return isValidPageSize(requested) ? requested : 0;
}
