import type { Call } from '../../../request/request-context.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { ProviderDoor, UserModel } from '../../contract/provider.ts';
import type { FindUsers } from '../../contract/user-list.ts';
import type { PageQuery } from '../admin-api/lists.ts';
import type { AdminReads } from '../admin-api/loaders.ts';
import type { Installation } from '../context.ts';
import { createIntercomLists } from '../devices/intercom-lists.ts';
import { readPagedList } from '../admin-api/paged-list.ts';
import { toListedVmsUser } from './mapper.ts';
import type { WireShortUser } from '../admin-api/wire-short-user.ts';

/** The maximum number of users that one search reads. */
export const MAX_HITS = 100;

interface Parts {
  readonly readsOf: (call: Call) => AdminReads;
  readonly installation: Installation;
}

type UserLists = Pick<ProviderDoor, 'listUsers' | 'findUsers'>;

/**
 * Creates the list and the search of users, which use an endpoint that no page documents.
 *
 * @see docs/providers/vms.md section 5.3
 */
export function createUserLists({ readsOf, installation }: Parts): UserLists {
  const { id } = installation.provider;
  const toUser = (reads: AdminReads) => (user: WireShortUser) =>
    toListedVmsUser(user, installation, {
      readUser: () => reads.user(user.id),
      lists: createIntercomLists(reads, installation),
    });
  return {
    listUsers: (asked, _wanted, call) => {
      const reads = readsOf(call);
      const fetch = (query: PageQuery) => reads.userPage(query, false);
      return readPagedList({ provider: id, name: 'users', fetch }, asked, toUser(reads));
    },
    findUsers: async (match, _wanted, call): Promise<readonly UserModel[]> => {
      const reads = readsOf(call);
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
  reads: AdminReads,
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
