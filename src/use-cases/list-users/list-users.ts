import { ClientError } from '../../providers/contract/client-error.ts';
import type { Provider, UserModel } from '../../providers/contract/provider.ts';
import type { Slice } from '../../providers/contract/slice.ts';
import type { ListUsers, RequestedFields } from '../../providers/contract/user-list.ts';
import { validatePageSize } from '../../providers/kit/paging/page-size.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { hasInvalidCharacters, MAX_NAME_LENGTH } from '../update-user/validate-text.ts';

/**
 * Returns the trimmed search, or null if it is empty.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if the text is too long.
 */
export function toSearch(search: string | null | undefined): string | null {
  if (search == null) return null;
  assertSearchLength(search);
  return search.trim() || null;
}

/**
 * @throws {ClientError} `BAD_USER_INPUT` if the text is longer than anything that can be searched
 *   for.
 */
export function assertSearchLength(text: string): void {
  if (text.length <= MAX_NAME_LENGTH) return;
  const message = `A search must not be longer than ${MAX_NAME_LENGTH} characters.`;
  throw new ClientError('BAD_USER_INPUT', message);
}

/**
 * Returns one page of a provider's users.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if `first` is outside 1 to 100, if the search contains an
 *   invalid character, or if the cursor belongs to another list; `UNSUPPORTED_BY_PROVIDER` if the
 *   provider cannot list users, or not search them like this.
 */
export async function listUsers(
  provider: Provider<never>,
  args: ListUsers,
  requested: RequestedFields,
  request: RequestContext,
): Promise<Slice<UserModel>> {
  validatePageSize(args.first);
  if (args.search !== null && hasInvalidCharacters(args.search)) {
    throw new ClientError('BAD_USER_INPUT', 'The search contains an invalid character.');
  }
  return provider.listUsers(args, requested, request);
}
