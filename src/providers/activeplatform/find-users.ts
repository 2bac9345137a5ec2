import type { RequestContext } from '../../request/request-context.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import { keepSkipped, mapList, sentLength } from '../../upstream/wire/skipped-entries.ts';
import { unsupported } from '../contract/client-error.ts';
import type { ProviderAdapter } from '../contract/provider.ts';
import type { FindUsers } from '../contract/user-list.ts';
import { inferHasNextPage } from '../kit/paging/has-next-page.ts';
import type { PagingCapabilities } from '../kit/paging/page-source.ts';
import type { ActivePlatformContext } from './context.ts';
import { requireFilter, toSearchFilter } from './list-users.ts';
import { createUser } from './mapper.ts';
import { userPage } from './reads.ts';
import type { WireUser } from './wire.ts';

/** Maximum number of users that one search returns. */
export const MAX_FOUND = 100;

/** Like `toSearchFilter`; a login is an e-mail address. */
export const toMatchFilter = ({ email, login, text }: FindUsers) =>
  email ?? login ?? toSearchFilter(text ?? '');

/**
 * Returns a function that finds the users that match, in one call. It is not documented how the
 * filter compares, nor that every installation honours it. Therefore the address, which is also the
 * login, is compared again, whichever of the three fields contains it.
 *
 * The function throws `UpstreamError`, and `ClientError` `UNSUPPORTED_BY_PROVIDER` for words, before
 * anything is sent, and if the address is not among the hits but there may be more of them.
 */
export function createFindUsers(
  toContext: (request: RequestContext) => ActivePlatformContext,
  capabilities: PagingCapabilities,
): ProviderAdapter['findUsers'] {
  return async (match, _requested, request) => {
    const context = toContext(request);
    const { id: provider } = context.provider;
    const email = requireFilter(toMatchFilter(match), provider);
    const perPage = capabilities.fixedPerPage ?? MAX_FOUND;
    const hits = await context.reads.load(userPage, {
      page: 1,
      perPage,
      email,
      useShortTimeout: true,
    });
    const found = hits.filter((user) => hasEmail(user, email)).slice(0, MAX_FOUND);
    if (found.length === 0 && mayBeCut(sentLength(hits), perPage)) {
      const what = 'search for this address, because its filter matches too many other users';
      throw unsupported(provider, what);
    }
    return mapList(keepSkipped(hits, found), (user) => createUser({ user, context }));
  };
}

/** Returns whether more may follow a first page, also if the installation caps its pages. */
const mayBeCut = (length: number, perPage: number) =>
  inferHasNextPage({ length, perPage, end: length, total: null }) !== 'nothing';

const hasEmail = (user: WireUser, email: string) =>
  readOr(null, () => user.email?.toLowerCase()) === email.toLowerCase();
