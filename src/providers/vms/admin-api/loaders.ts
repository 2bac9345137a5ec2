import type { RequestContext } from '../../../request/request-context.ts';
import type { UpstreamPage } from '../../kit/paging/page-source.ts';
import { memoize, once } from '../../kit/per-request.ts';
import type { WireFlat } from '../devices/intercom-wire.ts';
import type { VmsAdminDataSource } from './data-source.ts';
import type { PageQuery } from './list-data-source.ts';
import type { WireListedKey, WireShortUser } from './list-wire.ts';
import type { WireAdminUser, WirePermission } from './wire.ts';

/** The reads of one client request through the Admin API. Each is made once, however many fields need it. */
export interface Loaders {
  /** Returns null if the VMS has no such user. */
  readonly user: (id: string) => Promise<WireAdminUser | null>;
  /** Returns the permissions of the roles for regular users. */
  readonly permissions: () => Promise<readonly WirePermission[]>;
  readonly userPage: (
    query: PageQuery,
    useShortTimeout: boolean,
  ) => Promise<UpstreamPage<WireShortUser>>;
  readonly flatPage: (intercom: string, query: PageQuery) => Promise<UpstreamPage<WireFlat>>;
  readonly keyPage: (intercom: string, query: PageQuery) => Promise<UpstreamPage<WireListedKey>>;
  /** Drops what was read so far, as a write makes it stale. */
  readonly invalidate: () => void;
}

export function createLoaders(admin: VmsAdminDataSource, request: RequestContext): Loaders {
  const createReads = () => ({
    user: memoize((id: string) => admin.getUser(id, request)),
    permissions: once(() => admin.listUserRolePermissions(request)),
    userPage: memoize((query: PageQuery, useShortTimeout: boolean) =>
      admin.lists.users(query, useShortTimeout, request),
    ),
    flatPage: memoize((intercom: string, query: PageQuery) =>
      admin.lists.flats(intercom, query, request),
    ),
    keyPage: memoize((intercom: string, query: PageQuery) =>
      admin.lists.keys(intercom, query, request),
    ),
  });
  let reads = createReads();
  return {
    user: (id) => reads.user(id),
    permissions: () => reads.permissions(),
    userPage: (query, useShortTimeout) => reads.userPage(query, useShortTimeout),
    flatPage: (intercom, query) => reads.flatPage(intercom, query),
    keyPage: (intercom, query) => reads.keyPage(intercom, query),
    invalidate: () => {
      reads = createReads();
    },
  };
}
