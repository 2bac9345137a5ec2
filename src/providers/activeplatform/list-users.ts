import type { RequestContext } from '../../request/request-context.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderAdapter } from '../contract/provider.ts';
import type { PagingCapabilities } from '../kit/paging/page-source.ts';
import { readSlice } from '../kit/paging/read-slice.ts';
import type { ActivePlatformContext } from './context.ts';
import { createUser } from './mapper.ts';
import { userPage } from './reads.ts';

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
export const toSearchFilter = (search: string) =>
  /^[^\s@]+@[^\s@]+$/.test(search) ? search : undefined;

/**
 * Returns a function that lists users, or those that a search finds. Unlike `findUsers` it does not
 * compare the addresses again: a page that is made shorter would look like the last one.
 *
 * The function throws `ClientError` `UNSUPPORTED_BY_PROVIDER` for words, before anything is sent,
 * and `UpstreamError`, with `UPSTREAM_CONTRACT` also if the installation does not page as requested.
 */
export function createListUsers(
  toContext: (request: RequestContext) => ActivePlatformContext,
  capabilities: PagingCapabilities,
): ProviderAdapter['listUsers'] {
  return async (args, _requested, request) => {
    const context = toContext(request);
    const { id: provider } = context.provider;
    const { search } = args;
    const email = search === null ? undefined : requireFilter(toSearchFilter(search), provider);
    const slice = await readSlice(
      {
        ...capabilities,
        provider,
        scope: JSON.stringify([provider, 'users', search]),
        fetch: async (page, perPage) => {
          const items = await context.reads.load(userPage, { page, perPage, email });
          return { items, total: null };
        },
        getId: ({ id }) => id,
      },
      args,
    );
    return { ...slice, items: mapList(slice.items, (user) => createUser({ user, context })) };
  };
}

/** @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` if there is no filter. */
export function requireFilter(filter: string | undefined, provider: string): string {
  if (filter !== undefined) return filter;
  throw unsupported(provider, 'search by words, only by a whole e-mail address');
}
