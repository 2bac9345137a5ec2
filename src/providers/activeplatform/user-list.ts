import { unsupported } from '../client-error.ts';
import type { PagingHabits } from '../paging/page-source.ts';
import { readSlice } from '../paging/read-slice.ts';
import type { Slice } from '../paging/slice.ts';
import { whatFollows } from '../paging/what-follows.ts';
import type { FindUsers, ListUsers } from '../user-list.ts';
import type { RequestReads } from './request-reads.ts';
import type { WireUser } from './wire.ts';

/** Users that one look-up answers at most. */
export const MAX_FOUND = 100;

interface Installation {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly habits: PagingHabits;
}

/**
 * Bare arrays that tell no total (Q6). No page documents that an installation ignores paging, so an answer that is
 * longer than asked for is no list to rely on.
 */
export function createPagingHabits(usersPerPage: number | undefined): PagingHabits {
  return {
    tellsTotal: false,
    longPage: 'error',
    fixedPerPage: usersPerPage,
    remedy: 'set usersPerPage',
  };
}

/**
 * The filter for a search, which is an e-mail address: the provider filters by that, and by words not at all.
 *
 * @returns undefined for words.
 * @see docs/providers/activeplatform.md section 5.1
 */
export const filterOfSearch = (search: string) =>
  /^[^\s@]+@[^\s@]+$/.test(search) ? search : undefined;

/** As `filterOfSearch`; a login is an e-mail address. */
export const filterOfMatch = ({ email, login, text }: FindUsers) =>
  email ?? login ?? filterOfSearch(text ?? '');

/**
 * One page of all users, or of those whom a search finds. The addresses of those are not compared once more, as in
 * `findUsers`: a page that is made shorter would pass for the last one.
 *
 * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` for words, before anything is sent.
 * @throws {UpstreamError} `UPSTREAM_CONTRACT` also where the installation does not page as it is asked to.
 */
export async function listUsers(
  asked: ListUsers,
  { provider, habits }: Installation,
  reads: RequestReads,
): Promise<Slice<WireUser>> {
  const email =
    asked.search === null ? undefined : required(filterOfSearch(asked.search), provider);
  const source = {
    ...habits,
    provider,
    scope: JSON.stringify([provider, 'users', asked.search]),
    fetch: async (page: number, perPage: number) => {
      const items = await reads.listUsers({ page, perPage, email });
      return { items, total: null };
    },
    idOf: ({ id }: WireUser) => id,
  };
  return readSlice(source, asked);
}

/**
 * The users that match, in one call. How the filter compares is not documented, nor that every installation heeds
 * it, so that the address, which is the login as well, is compared once more, whichever of the three names it.
 *
 * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` for words, before anything is sent, and where the address is not
 * among the hits, but there may be more of them.
 * @throws {UpstreamError}
 */
export async function findUsers(
  match: FindUsers,
  { provider, habits }: Installation,
  reads: RequestReads,
): Promise<readonly WireUser[]> {
  const email = required(filterOfMatch(match), provider);
  const perPage = habits.fixedPerPage ?? MAX_FOUND;
  const hits = await reads.listUsers({ page: 1, perPage, email, isUrgent: true });
  const found = hits.filter((user) => hasEmail(user, email));
  if (found.length > 0 || !mayBeCut(hits.length, perPage)) return found.slice(0, MAX_FOUND);
  throw unsupported(provider, 'search for an address that its filter does not single out');
}

function required(filter: string | undefined, provider: string): string {
  if (filter !== undefined) return filter;
  throw unsupported(provider, 'search by words, only by a whole e-mail address');
}

/** Whether a first page may have more behind it, also where the installation caps its pages. */
const mayBeCut = (length: number, perPage: number) =>
  whatFollows({ length, perPage, end: length, total: null }) !== 'nothing';

const hasEmail = (user: WireUser, email: string) =>
  user.email?.toLowerCase() === email.toLowerCase();
