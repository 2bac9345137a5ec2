import type { RequestContext } from '../../../request/request-context.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { ProviderAdapter, UserModel } from '../../contract/provider.ts';
import type { FindUsers } from '../../contract/user-list.ts';
import type { PageQuery } from '../admin-api/lists.ts';
import type { Loaders } from '../admin-api/loaders.ts';
import { readPagedList } from '../admin-api/paged-list.ts';
import type { WireShortUser } from '../admin-api/wire-short-user.ts';
import type { VmsContext } from '../context.ts';
import { createIntercomLists } from '../devices/intercom-lists.ts';
import { toListedVmsUser } from './mapper.ts';

/** The maximum number of users that one search reads. */
export const MAX_HITS = 100;

interface Parts {
  readonly toLoaders: (call: RequestContext) => Loaders;
  readonly context: VmsContext;
}

type UserLists = Pick<ProviderAdapter, 'listUsers' | 'findUsers'>;

/**
 * Creates the list and the search of users, which use an endpoint that no page documents.
 *
 * @see docs/providers/vms.md section 5.3
 */
export function createUserLists({ toLoaders, context }: Parts): UserLists {
  const { id } = context.provider;
  const toUser = (reads: Loaders) => (user: WireShortUser) =>
    toListedVmsUser(user, context, {
      readUser: () => reads.user(user.id),
      lists: createIntercomLists(reads, context),
    });
  return {
    listUsers: (args, _wanted, call) => {
      const reads = toLoaders(call);
      const fetch = (query: PageQuery) => reads.userPage(query, false);
      return readPagedList({ provider: id, name: 'users', fetch }, args, toUser(reads));
    },
    findUsers: async (match, _wanted, call): Promise<readonly UserModel[]> => {
      const reads = toLoaders(call);
      const found = await findShortUsers(match, reads, id);
      return found.slice(0, MAX_HITS).map(toUser(reads));
    },
  };
}

/** Returns lists that fail if the configuration does not enable them. Nothing is sent. */
export function withoutUserLists(provider: string): UserLists {
  const refuse = (what: string) => async () => {
    throw unsupported(provider, `${what} without admin.usersList in its configuration`);
  };
  return { listUsers: refuse('list of users'), findUsers: refuse('search for users') };
}

/**
 * Searches users. The VMS matches parts of names and logins. It has no e-mail addresses, but a login may be one.
 *
 * @throws {ClientError} if a login is not among the hits and more hits exist than were read.
 */
async function findShortUsers(
  match: FindUsers,
  reads: Loaders,
  provider: string,
): Promise<readonly WireShortUser[]> {
  const search = wordsOf(match);
  const { items, total } = await reads.userPage({ page: 1, perPage: MAX_HITS, search }, true);
  const whole = match.login ?? match.email;
  if (whole == null) return items;
  const found = items.filter((user) => user.login?.toLowerCase() === whole.toLowerCase());
  const isCut = total === null ? items.length >= MAX_HITS : total > items.length;
  if (found.length > 0 || !isCut) return found;
  throw unsupported(provider, 'search for a login that has too many hits');
}

/** Returns the text to search for: the text, login or e-mail address of the match. */
export const wordsOf = ({ text, login, email }: FindUsers) => text ?? login ?? email ?? null;
