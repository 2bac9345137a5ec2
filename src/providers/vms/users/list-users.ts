import type { RequestContext } from '../../../request/request-context.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { ProviderAdapter } from '../../contract/provider.ts';
import type { PageQuery } from '../admin-api/list-data-source.ts';
import { readPagedList } from '../admin-api/paged-list.ts';
import type { VmsContext } from '../context.ts';
import { userPage } from '../reads.ts';
import { createListedUser } from './mapper.ts';

/**
 * Returns a function that lists users, by an endpoint that no page documents.
 *
 * @see docs/providers/vms.md section 5.3
 */
export function createListUsers(
  toContext: (request: RequestContext) => VmsContext,
): ProviderAdapter['listUsers'] {
  return (args, _requested, request) => {
    const context = toContext(request);
    const fetch = (query: PageQuery) =>
      context.reads.load(userPage, { ...query, useShortTimeout: false });
    return readPagedList({ provider: context.provider.id, name: 'users', fetch }, args, (user) =>
      createListedUser({ id: user.id, user, context }),
    );
  };
}

/** Returns reads of users that fail if the configuration does not enable them. Nothing is sent. */
export function withoutUsersList(
  provider: string,
): Pick<ProviderAdapter, 'listUsers' | 'findUsers'> {
  const refuse = (what: string) => async () => {
    throw unsupported(provider, `${what} without admin.usersList in its configuration`);
  };
  return { listUsers: refuse('list of users'), findUsers: refuse('search for users') };
}
