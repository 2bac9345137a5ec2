import { checkFirst } from '../providers/paging/check-first.ts';
import type { Slice } from '../providers/paging/slice.ts';
import type { Provider, UserModel } from '../providers/provider.ts';
import type { ListUsers, Wanted } from '../providers/user-list.ts';
import type { Call } from '../upstream/call.ts';

/** Words that are none look for nothing. */
export const toSearch = (search: string | null | undefined) => search?.trim() || null;

/**
 * One page of a provider's users.
 *
 * @throws {ClientError} `BAD_USER_INPUT` for `first` outside 1 to 100 and for a cursor of another list;
 *   `UNSUPPORTED_BY_PROVIDER` where the provider lists none, or cannot search so.
 */
export async function listUsers(
  provider: Provider<never>,
  asked: ListUsers,
  wanted: Wanted,
  call: Call,
): Promise<Slice<UserModel>> {
  checkFirst(asked.first);
  return provider.listUsers(asked, wanted, call);
}
