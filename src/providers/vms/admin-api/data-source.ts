import type { Call } from '../../../request/request-context.ts';
import { jsonReply } from '../../../upstream/response/json-response.ts';
import { sameId } from '../../kit/ids/assert-same-id.ts';
import {
  absent,
  notFound,
  refused,
  refusedIfItSaysSo,
  type UpdateReply,
  updated,
} from '../../kit/update/update-response.ts';
import type { AdminClient } from './client.ts';
import { VmsAdminLists } from './lists.ts';
import { ADMIN_ENDPOINTS } from '../endpoints.ts';
import {
  type WireAdminUser,
  type WirePermission,
  type WireRolePage,
  wireAdminUser,
  wireRolePage,
} from './wire.ts';

const readUser = jsonReply(wireAdminUser);
const readRoles = jsonReply(wireRolePage);

/** The maximum number of role pages that are read. Later pages are ignored, so that a wrong page count ends. */
export const MAX_ROLE_PAGES = 10;

/** The endpoints of the VMS Admin API, one method for each. Uses wire types only. */
export class VmsAdminDataSource {
  readonly lists: VmsAdminLists;
  readonly #client: AdminClient;

  constructor(client: AdminClient) {
    this.lists = new VmsAdminLists(client);
    this.#client = client;
  }

  /**
   * Returns the user with cameras, intercoms and permissions in one document, or null if the VMS has no such user.
   *
   * @see docs/providers/vms.md section 5.1
   * @throws {UpstreamError}
   */
  getUser(id: string, call: Call): Promise<WireAdminUser | null> {
    return this.#client.call<WireAdminUser | null>(
      { endpoint: ADMIN_ENDPOINTS.getUser, ids: { user: id } },
      { 200: async (body) => sameId(id, await readUser(body)), 404: absent },
      call,
    );
  }

  /**
   * Replaces the user's permissions. The sample repeats the id in the body; the gateway does not (quirk 5).
   *
   * @param permissionIds validated ids, written digit for digit, as a number may be too small for them.
   * @see docs/providers/vms.md section 5.2
   * @throws {UpstreamError}
   */
  putUser(
    id: string,
    permissionIds: readonly string[],
    call: Call,
  ): Promise<UpdateReply<WireAdminUser>> {
    return this.#client.call<UpdateReply<WireAdminUser>>(
      {
        endpoint: ADMIN_ENDPOINTS.putUser,
        ids: { user: id },
        body: {
          contentType: 'application/json',
          text: `{"permissions":[${permissionIds.join(',')}]}`,
        },
      },
      {
        200: async (body) => updated(sameId(id, await readUser(body)), body),
        400: (body) => refusedIfItSaysSo(body),
        404: notFound,
        422: (body) => refused(body),
      },
      call,
    );
  }

  /**
   * Returns every permission of the roles for regular users. Counts the pages, as their links name wrong hosts.
   *
   * @see docs/providers/vms.md sections 1.8 and 6
   * @throws {UpstreamError}
   */
  async listUserRolePermissions(call: Call): Promise<readonly WirePermission[]> {
    const byId = new Map<string, WirePermission>();
    let lastPage = 1;
    for (let page = 1; page <= Math.min(lastPage, MAX_ROLE_PAGES); page += 1) {
      const { data, meta } = await this.#getRoles(page, call);
      for (const role of data.filter(({ type }) => type === null || type === 'user')) {
        for (const permission of role.permissions ?? []) byId.set(permission.id, permission);
      }
      lastPage = meta?.last_page ?? 1;
    }
    return [...byId.values()];
  }

  /**
   * Reads one page of roles: the harmless read of `roster check`.
   *
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` with the paths that differ from the documented form.
   */
  async probe(call: Call): Promise<void> {
    await this.#getRoles(1, call);
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  #getRoles(page: number, call: Call): Promise<WireRolePage> {
    return this.#client.call<WireRolePage>(
      {
        endpoint: ADMIN_ENDPOINTS.listRoles,
        query: { permissions: '1', type: 'user', page: String(page), per_page: '100' },
      },
      { 200: readRoles },
      call,
    );
  }
}
