import type { RequestContext } from '../../request/request-context.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import type { ProviderAdapter } from '../contract/provider.ts';
import type { PagingCapabilities } from '../kit/paging/page-source.ts';
import { readSlice } from '../kit/paging/read-slice.ts';
import type { OnAppContext } from './context.ts';
import { isShortEnough } from './detail-fields.ts';
import { createShortUser, createUser } from './mapper.ts';
import { userPage } from './reads.ts';

/**
 * The vendor documents neither totals nor paging for users (section 6.1): a total is used if a header has it, and a
 * panel that ignores paging returns the whole list.
 */
export const USERS_PAGING: PagingCapabilities = { hasTotal: false, oversizedPage: 'whole' };

/** Returns a function that lists users, in the short form if it has all selected fields. */
export function createListUsers(
  toContext: (request: RequestContext) => OnAppContext,
): ProviderAdapter['listUsers'] {
  return async (args, requested, request) => {
    const context = toContext(request);
    const isShort = isShortEnough(requested);
    const { search } = args;
    const { id: provider } = context.provider;
    const slice = await readSlice(
      {
        ...USERS_PAGING,
        provider,
        scope: JSON.stringify([provider, 'users', search]),
        fetch: (page, perPage) =>
          context.reads.load(userPage, { page, perPage, search, isShort, useShortTimeout: false }),
        getId: ({ id }) => id,
      },
      args,
    );
    const toUser = isShort ? createShortUser : createUser;
    return { ...slice, items: mapList(slice.items, (user) => toUser({ user, context })) };
  };
}
