import { ClientError } from '../providers/client-error.ts';
import { checkFirst } from '../providers/paging/check-first.ts';
import type { Slice } from '../providers/paging/slice.ts';
import type { Provider, UserModel } from '../providers/provider.ts';
import type { ListUsers, Wanted } from '../providers/user-list.ts';
import type { Call } from '../upstream/call.ts';
import { isNoText, isTooLongToFind, MAX_NAME_LENGTH } from './text-check.ts';

/**
 * Returns null if there is nothing to search for.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if the text is too long.
 */
export function toSearch(search: string | null | undefined): string | null {
  if (search == null) return null;
  refuseTooLongToFind(search);
  return search.trim() || null;
}

/** @throws {ClientError} `BAD_USER_INPUT` if the text is longer than anything that can be searched for. */
export function refuseTooLongToFind(text: string): void {
  if (!isTooLongToFind(text)) return;
  const message = `A search must not be longer than ${MAX_NAME_LENGTH} characters.`;
  throw new ClientError('BAD_USER_INPUT', message);
}

/**
 * One page of a provider's users.
 *
 * @throws {ClientError} `BAD_USER_INPUT` for `first` outside 1 to 100, for words that are no text and for a cursor of
 *   another list;
 *   `UNSUPPORTED_BY_PROVIDER` where the provider lists none, or cannot search so.
 */
export async function listUsers(
  provider: Provider<never>,
  asked: ListUsers,
  wanted: Wanted,
  call: Call,
): Promise<Slice<UserModel>> {
  checkFirst(asked.first);
  if (asked.search !== null && isNoText(asked.search)) {
    throw new ClientError(
      'BAD_USER_INPUT',
      'The words to search for hold a character that is no text.',
    );
  }
  return provider.listUsers(asked, wanted, call);
}
