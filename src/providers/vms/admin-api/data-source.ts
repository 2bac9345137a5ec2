import type { RequestContext } from '../../../request/request-context.ts';
import { jsonResponse } from '../../../upstream/response/json-response.ts';
import { nullOn404 } from '../../../upstream/response/response-handlers.ts';
import { assertReadable, readOr } from '../../../upstream/wire/read-all.ts';
import { keepSkipped, skippedError } from '../../../upstream/wire/skipped-entries.ts';
import { assertSameId } from '../../kit/ids/global-id.ts';
import {
  rejectionIfWellFormed,
  toNotFound,
  toRejection,
  toUpdated,
  type UpdateResponse,
} from '../../kit/update/update-response.ts';
import { ADMIN_ENDPOINTS } from '../endpoints.ts';
import { VmsAdminListDataSource } from './list-data-source.ts';
import { hasNextPage } from './page-wire.ts';
import type { AdminSession } from './session.ts';
import {
  type WireAdminUser,
  type WirePermission,
  type WireRole,
  type WireRolePage,
  wireAdminUser,
  wireRolePage,
} from './wire.ts';

const readUser = jsonResponse(wireAdminUser);
const readRoles = jsonResponse(wireRolePage);

/** The maximum number of role pages that are read. Later pages are ignored, so that a wrong page count ends. */
export const MAX_ROLE_PAGES = 10;

/** The endpoints of the VMS Admin API, one method for each. Uses wire types only. */
export class VmsAdminDataSource {
  readonly lists: VmsAdminListDataSource;
  readonly #session: AdminSession;

  constructor(session: AdminSession) {
    this.lists = new VmsAdminListDataSource(session);
    this.#session = session;
  }

  /**
   * Returns the user with cameras, intercoms and permissions in one document, or null if the VMS has no such user.
   *
   * @see docs/providers/vms.md section 5.1
   * @throws {UpstreamError}
   */
  getUser(id: string, request: RequestContext): Promise<WireAdminUser | null> {
    return this.#session.call<WireAdminUser | null>(
      { endpoint: ADMIN_ENDPOINTS.getUser, ids: { user: id } },
      { 200: async (body) => assertSameId(id, await readUser(body)), 404: nullOn404 },
      request,
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
    request: RequestContext,
  ): Promise<UpdateResponse<WireAdminUser>> {
    return this.#session.call<UpdateResponse<WireAdminUser>>(
      {
        endpoint: ADMIN_ENDPOINTS.putUser,
        ids: { user: id },
        body: {
          contentType: 'application/json',
          text: `{"permissions":[${permissionIds.join(',')}]}`,
        },
      },
      {
        200: async (body) => toUpdated(assertSameId(id, await readUser(body)), body),
        400: (body) => rejectionIfWellFormed(body),
        404: toNotFound,
        422: (body) => toRejection(body),
      },
      request,
    );
  }

  /**
   * Returns every permission of the roles for regular users. Counts the pages, as their links name wrong hosts.
   *
   * @see docs/providers/vms.md sections 1.8 and 6
   * @throws {UpstreamError}
   */
  async listUserRolePermissions(request: RequestContext): Promise<readonly WirePermission[]> {
    const byId = new Map<string, WirePermission>();
    let incomplete: readonly WirePermission[] = [];
    let hasNext = true;
    for (let page = 1; hasNext && page <= MAX_ROLE_PAGES; page += 1) {
      const roles = await this.#getRoles(page, request);
      for (const role of roles.data.filter(isForUsers)) {
        const permissions = readOr(null, () => role.permissions) ?? [];
        for (const permission of permissions) byId.set(permission.id, permission);
        if (skippedError(permissions) !== undefined) incomplete = permissions;
      }
      hasNext = hasNextPage(roles, page) === true;
    }
    return keepSkipped(incomplete, [...byId.values()]);
  }

  /**
   * Reads one page of roles: the harmless read of `roster check`.
   *
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` with the paths that differ from the documented form.
   */
  async probe(request: RequestContext): Promise<void> {
    assertReadable(await this.#getRoles(1, request));
  }

  close(): Promise<void> {
    return this.#session.close();
  }

  #getRoles(page: number, request: RequestContext): Promise<WireRolePage> {
    return this.#session.call<WireRolePage>(
      {
        endpoint: ADMIN_ENDPOINTS.listRoles,
        query: { permissions: '1', type: 'user', page: String(page), per_page: '100' },
      },
      { 200: readRoles },
      request,
    );
  }
}

/** Returns whether a role is for regular users. A type that cannot be read is another type. */
function isForUsers(role: WireRole): boolean {
  const type = readOr(undefined, () => role.type);
  return type === null || type === 'user';
}
