import type { RequestContext } from '../../../request/request-context.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { ProviderAdapter } from '../../contract/provider.ts';
import type { PageQuery } from '../admin-api/list-data-source.ts';
import type { Loaders } from '../admin-api/loaders.ts';
import { readPagedList } from '../admin-api/paged-list.ts';
import type { VmsContext } from '../context.ts';
import { createDetailSource } from './detail-fields.ts';
import { toListedVmsUser } from './mapper.ts';

/**
 * Returns a function that lists users, by an endpoint that no page documents.
 *
 * @see docs/providers/vms.md section 5.3
 */
export function createListUsers(
  toLoaders: (request: RequestContext) => Loaders,
  context: VmsContext,
): ProviderAdapter['listUsers'] {
  return (args, _requested, request) => {
    const loaders = toLoaders(request);
    const fetch = (query: PageQuery) => loaders.userPage(query, false);
    return readPagedList({ provider: context.provider.id, name: 'users', fetch }, args, (user) =>
      toListedVmsUser(user, context, createDetailSource(user.id, loaders, context)),
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
