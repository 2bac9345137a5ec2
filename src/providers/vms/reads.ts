import type { Endpoint } from '../../upstream/endpoint.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { unsupported } from '../contract/client-error.ts';
import { defineRead } from '../contract/read.ts';
import { MAX_ROLE_PAGES, type VmsAdminDataSource } from './admin-api/data-source.ts';
import type { PageQuery } from './admin-api/list-data-source.ts';
import type { VmsBillingDataSource } from './billing-api/data-source.ts';
import { MAX_LISTED_CAMERAS } from './billing-api/device-wire.ts';
import type { LoadCamera } from './devices/camera-loader.ts';
import { ADMIN_ENDPOINTS, BILLING_ENDPOINTS } from './endpoints.ts';

/** One VMS: what its reads are made with. Each of its APIs is undefined if it is not configured. */
export interface VmsInstallation {
  readonly provider: string;
  readonly admin: VmsAdminDataSource | undefined;
  readonly billing: VmsBillingDataSource | undefined;
  /** Reads the cameras that are requested together in lists. */
  readonly loadCamera: LoadCamera | undefined;
}

type Vms = VmsInstallation;

/** @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` without the Admin API; nothing is sent. */
export function requireAdmin({ provider, admin }: Vms, what: string): VmsAdminDataSource {
  if (admin !== undefined) return admin;
  throw unsupported(provider, `${what} without the Admin API`);
}

/** @throws {ClientError} `UNSUPPORTED_BY_PROVIDER` if the part of the Billing API is undefined. */
function requireBilling<Part>(part: Part | undefined, { provider }: Vms, what: string): Part {
  if (part !== undefined) return part;
  throw unsupported(provider, `read of ${what} without the Billing API`);
}

const ofAdmin =
  (endpoint: Endpoint) =>
  ({ admin }: Vms) =>
    admin && endpoint;

const ofBilling =
  (endpoint: Endpoint) =>
  ({ billing }: Vms) =>
    billing && endpoint;

/** The document of a user; null if the VMS has no such user. */
export const fullUser = defineRead({
  endpoint: ofAdmin(ADMIN_ENDPOINTS.getUser),
  per: 'object',
  reason: 'fields of the user that only the Admin API has',
  load: async (vms: Vms, request, id: string) =>
    requireAdmin(vms, 'read of a user').getUser(id, request),
});

/** A user as the Billing API returned it. */
interface BilledUser {
  readonly id: string;
  readonly login: string;
}

/** The document of a user after a change through the Billing API. Both APIs must return the same login. */
export const billedUser = defineRead({
  endpoint: fullUser.endpoint,
  per: fullUser.per,
  reason: fullUser.reason,
  load: async (vms: Vms, request, { id, login }: BilledUser) => {
    const user = await requireAdmin(vms, 'read of this field').getUser(id, request);
    if (user?.login === login) return user;
    throw new UpstreamError({
      provider: vms.provider,
      code: 'UPSTREAM_CONTRACT',
      write: 'NOT_APPLIED',
      httpStatus: null,
      detail:
        user === null
          ? 'its Admin API has no user with this id'
          : 'its two APIs return different users for one id',
    });
  },
});

/** The permissions of the roles for regular users. */
export const rolePermissions = defineRead({
  endpoint: ofAdmin(ADMIN_ENDPOINTS.listRoles),
  per: 'installation',
  reason: 'permissions of the roles, page by page',
  maxCalls: MAX_ROLE_PAGES,
  load: async (vms: Vms, request) =>
    requireAdmin(vms, 'list of permissions').listUserRolePermissions(request),
});

/** One page of users. The plan counts the pages of a list together (`costs.ts`). */
export const userPage = defineRead({
  endpoint: ofAdmin(ADMIN_ENDPOINTS.listUsers),
  per: 'installation',
  reason: 'a page of users',
  load: async (
    vms: Vms,
    request,
    { useShortTimeout, ...query }: PageQuery & { readonly useShortTimeout: boolean },
  ) => requireAdmin(vms, 'list of users').lists.users(query, useShortTimeout, request),
});

/** A page of a list of an intercom. */
export interface IntercomPage {
  readonly intercom: string;
  readonly query: PageQuery;
}

/** One page of the flats behind an intercom. */
export const flatPage = defineRead({
  endpoint: ofAdmin(ADMIN_ENDPOINTS.listFlats),
  per: 'object',
  reason: 'flats behind the intercom',
  load: async (vms: Vms, request, { intercom, query }: IntercomPage) =>
    requireAdmin(vms, 'flats of an intercom').lists.flats(intercom, query, request),
});

/** One page of the keys to an intercom. */
export const keyPage = defineRead({
  endpoint: ofAdmin(ADMIN_ENDPOINTS.listKeys),
  per: 'object',
  reason: 'keys to the intercom',
  load: async (vms: Vms, request, { intercom, query }: IntercomPage) =>
    requireAdmin(vms, 'keys of an intercom').lists.keys(intercom, query, request),
});

/** A camera by its id; null if the VMS has no such camera. */
export const listedCamera = defineRead({
  endpoint: ofBilling(BILLING_ENDPOINTS.listCameras),
  per: 'object',
  reason: 'cameras by their ids',
  perCall: MAX_LISTED_CAMERAS,
  load: async (vms: Vms, request, id: string) =>
    requireBilling(vms.loadCamera, vms, 'a single camera')(id, request),
});

/** An intercom by its id; null if the VMS has no such intercom. */
export const shownIntercom = defineRead({
  endpoint: ofBilling(BILLING_ENDPOINTS.showIntercom),
  per: 'object',
  reason: 'the intercom',
  load: async (vms: Vms, request, id: string) =>
    requireBilling(vms.billing, vms, 'a single intercom').showIntercom(id, request),
});

/** The cameras of the user with a login, by the Billing API. */
export const userCameras = defineRead({
  endpoint: ofBilling(BILLING_ENDPOINTS.listCameras),
  per: 'object',
  reason: 'cameras of the user',
  load: async (vms: Vms, request, login: string) =>
    requireBilling(vms.billing, vms, 'cameras').listUserCameras(login, request),
});
