import type { Call } from '../../../request/request-context.ts';
import type { UpstreamPage } from '../../kit/paging/page-source.ts';
import { once, onceFor } from '../../kit/per-request.ts';
import type { VmsAdminDataSource } from './data-source.ts';
import type { PageQuery } from './lists.ts';
import type { WireAdminUser, WirePermission } from './wire.ts';
import type { WireFlat } from '../devices/wire-intercom.ts';
import type { WireListedKey } from './wire-intercom-lists.ts';
import type { WireShortUser } from './wire-short-user.ts';

/** The reads of one client request through the Admin API. Each is made once, however many fields need it. */
export interface AdminReads {
  /** Returns null if the VMS has no such user. */
  readonly user: (id: string) => Promise<WireAdminUser | null>;
  /** Returns the permissions of the roles for regular users. */
  readonly permissions: () => Promise<readonly WirePermission[]>;
  readonly userPage: (query: PageQuery, isUrgent: boolean) => Promise<UpstreamPage<WireShortUser>>;
  readonly flatPage: (intercom: string, query: PageQuery) => Promise<UpstreamPage<WireFlat>>;
  readonly keyPage: (intercom: string, query: PageQuery) => Promise<UpstreamPage<WireListedKey>>;
  /** Drops what was read so far, as a write makes it stale. */
  readonly forget: () => void;
}

export function createAdminReads(admin: VmsAdminDataSource, call: Call): AdminReads {
  const begin = () => ({
    user: onceFor((id: string) => admin.getUser(id, call)),
    permissions: once(() => admin.listUserRolePermissions(call)),
    userPage: onceFor((query: PageQuery, isUrgent: boolean) =>
      admin.lists.users(query, isUrgent, call),
    ),
    flatPage: onceFor((intercom: string, query: PageQuery) =>
      admin.lists.flats(intercom, query, call),
    ),
    keyPage: onceFor((intercom: string, query: PageQuery) =>
      admin.lists.keys(intercom, query, call),
    ),
  });
  let reads = begin();
  return {
    user: (id) => reads.user(id),
    permissions: () => reads.permissions(),
    userPage: (query, isUrgent) => reads.userPage(query, isUrgent),
    flatPage: (intercom, query) => reads.flatPage(intercom, query),
    keyPage: (intercom, query) => reads.keyPage(intercom, query),
    forget: () => {
      reads = begin();
    },
  };
}
