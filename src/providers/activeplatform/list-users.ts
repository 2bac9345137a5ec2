import { unsupported } from '../contract/client-error.ts';
import type { Slice } from '../contract/slice.ts';
import type { FindUsers, ListUsers } from '../contract/user-list.ts';
import { inferHasNextPage } from '../kit/paging/has-next-page.ts';
import type { PagingCapabilities } from '../kit/paging/page-source.ts';
import { readSlice } from '../kit/paging/read-slice.ts';
import type { Loaders } from './loaders.ts';
import type { WireUser } from './wire.ts';

/** Maximum number of users that one search returns. */
export const MAX_FOUND = 100;

interface ListOptions {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly capabilities: PagingCapabilities;
}

/**
 * Returns how installations page: bare arrays without a total (Q6). No page documents that an
 * installation ignores paging, so a list that is longer than requested is an error.
 */
export function createPagingCapabilities(usersPerPage: number | undefined): PagingCapabilities {
  return {
    hasTotal: false,
    oversizedPage: 'error',
    fixedPerPage: usersPerPage,
    hint: 'set usersPerPage',
  };
}

/**
 * Returns the filter for a search, which must be an e-mail address: the provider cannot filter by
 * words.
 *
 * @returns undefined for words.
 * @see docs/providers/activeplatform.md section 5.1
 */
export const filterOfSearch = (search: string) =>
  /^[^\s@]+@[^\s@]+$/.test(search) ? search : undefined;

/** Like `filterOfSearch`; a login is an e-mail address. */
export const filterOfMatch = ({ email, login, text }: FindUsers) =>
  email ?? login ?? filterOfSearch(text ?? '');

/**
 * Reads one page of all users, or of those that a search finds. Unlike `findUsers` it does not
 * compare the addresses again: a page that is made shorter would look like the last one.
 *
 * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` for words, before anything is sent.
 * @throws {UpstreamError} `UPSTREAM_CONTRACT` also if the installation does not page as requested.
 */
export async function listUsers(
  args: ListUsers,
  { provider, capabilities }: ListOptions,
  reads: Loaders,
): Promise<Slice<WireUser>> {
  const email = args.search === null ? undefined : required(filterOfSearch(args.search), provider);
  const source = {
    ...capabilities,
    provider,
    scope: JSON.stringify([provider, 'users', args.search]),
    fetch: async (page: number, perPage: number) => {
      const items = await reads.listUsers({ page, perPage, email });
      return { items, total: null };
    },
    idOf: ({ id }: WireUser) => id,
  };
  return readSlice(source, args);
}

/**
 * Finds the users that match, in one call. It is not documented how the filter compares, nor that
 * every installation honours it. Therefore the address, which is also the login, is compared again,
 * whichever of the three fields contains it.
 *
 * @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` for words, before anything is sent, and if the
 * address is not among the hits but there may be more of them.
 * @throws {UpstreamError}
 */
export async function findUsers(
  match: FindUsers,
  { provider, capabilities }: ListOptions,
  reads: Loaders,
): Promise<readonly WireUser[]> {
  const email = required(filterOfMatch(match), provider);
  const perPage = capabilities.fixedPerPage ?? MAX_FOUND;
  const hits = await reads.listUsers({ page: 1, perPage, email, useShortTimeout: true });
  const found = hits.filter((user) => hasEmail(user, email));
  if (found.length > 0 || !mayBeCut(hits.length, perPage)) return found.slice(0, MAX_FOUND);
  throw unsupported(
    provider,
    'search for this address, because its filter matches too many other users',
  );
}

function required(filter: string | undefined, provider: string): string {
  if (filter !== undefined) return filter;
  throw unsupported(provider, 'search by words, only by a whole e-mail address');
}

/** Returns whether more may follow a first page, also if the installation caps its pages. */
const mayBeCut = (length: number, perPage: number) =>
  inferHasNextPage({ length, perPage, end: length, total: null }) !== 'nothing';

const hasEmail = (user: WireUser, email: string) =>
  user.email?.toLowerCase() === email.toLowerCase();
