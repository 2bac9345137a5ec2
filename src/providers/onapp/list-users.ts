import type { Call } from '../../request/request-context.ts';
import type { PagingHabits } from '../kit/paging/page-source.ts';
import { readSlice } from '../kit/paging/read-slice.ts';
import type { ProviderDoor } from '../contract/provider.ts';
import type { Panel } from './context.ts';
import { isShortEnough } from './user-details.ts';
import { toOnAppUser, toShortOnAppUser } from './mapper.ts';

/**
 * The vendor documents neither totals nor paging for users (section 6.1): a total is used if a header has it, and a
 * panel that ignores paging returns the whole list.
 */
export const USERS_PAGING: PagingHabits = { tellsTotal: false, longPage: 'whole' };

/** Returns a function that lists users, in the short form if it has all selected fields. */
export function createListUsers(panelOf: (call: Call) => Panel): ProviderDoor['listUsers'] {
  return async (asked, wanted, call) => {
    const panel = panelOf(call);
    const isShort = isShortEnough(wanted);
    const { search } = asked;
    const { id: provider } = panel.provider;
    const slice = await readSlice(
      {
        ...USERS_PAGING,
        provider,
        scope: JSON.stringify([provider, 'users', search]),
        fetch: (page, perPage) =>
          panel.reads.users({ page, perPage, search, isShort, isUrgent: false }),
        idOf: ({ id }) => id,
      },
      asked,
    );
    const toUser = isShort ? toShortOnAppUser : toOnAppUser;
    return { ...slice, items: slice.items.map((user) => toUser(user, panel)) };
  };
}
