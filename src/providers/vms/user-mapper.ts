import type {
  Permission,
  UserStatus,
  VmsAnalyticLicense,
  VmsBillingAccount,
  VmsBillingInfo,
  VmsSubUser,
  VmsUser,
  VmsUserStatus,
} from '../../generated/schema-types.ts';
import { toGlobalId } from '../global-id.ts';
import type { Lazy } from '../lazy.ts';
import { toCamera, toCameraAccess } from './camera-mapper.ts';
import type { Installation } from './installation.ts';
import { toIntercom, toIntercomFlat, toIntercomKey } from './intercom-mapper.ts';
import { toInstant } from './vms-time.ts';
import type {
  WireAdminUser,
  WireBillingRecord,
  WireLicense,
  WirePermission,
  WireSubUser,
} from './wire-admin-user.ts';
import type { WireBillingUser } from './wire-billing-user.ts';

/** A user read through the Admin API: its document answers every field but what the Billing API alone knows. */
export function toVmsUser(user: WireAdminUser, installation: Installation): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(installation.provider.id, 'user', user.id),
    provider: installation.provider,
    login: user.login,
    displayName: user.name,
    status: toUserStatus(user.billing_info?.data?.[0]?.status ?? null),
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    updatedAt: null,
    billingAccount: null,
    ...adminMembers(() => user, installation),
  };
}

/**
 * A user as the Billing API showed it after a change.
 *
 * @param readAdminUser called where a query selects what the Admin API alone knows.
 */
export function toVmsUserAfterBilling(
  user: WireBillingUser,
  installation: Installation,
  readAdminUser: () => Promise<WireAdminUser>,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(installation.provider.id, 'user', user.id),
    provider: installation.provider,
    login: user.login,
    displayName: user.name,
    status: toUserStatus(user.status),
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    updatedAt: () => toInstant(user.updated_at, installation.timeZone),
    billingAccount: toBillingAccount(user, installation),
    ...adminMembers(readAdminUser, installation),
  };
}

type AdminMember =
  | 'permissions'
  | 'billingInfo'
  | 'userType'
  | 'cameras'
  | 'cameraAccess'
  | 'intercoms'
  | 'intercomFlats'
  | 'intercomKeys'
  | 'subUsers'
  | 'analyticLicenses'
  | 'events';

/** What stands in the document of the Admin API alone, read when a field asks for it. */
function adminMembers(
  read: () => WireAdminUser | Promise<WireAdminUser>,
  installation: Installation,
): Pick<Lazy<VmsUser>, AdminMember> {
  const from =
    <T>(member: (user: WireAdminUser) => T) =>
    async () =>
      member(await read());
  return {
    permissions: from(
      (user) => user.permissions?.map((it) => toPermission(it, installation)) ?? null,
    ),
    billingInfo: from((user) => user.billing_info?.data?.map(toBillingInfo) ?? null),
    userType: from((user) => user.user_type),
    cameras: from((user) => user.cameras?.map((it) => toCamera(it, installation)) ?? null),
    cameraAccess: from(
      (user) => user.cameras?.flatMap((it) => toCameraAccess(it, installation) ?? []) ?? null,
    ),
    intercoms: from((user) => user.intercoms?.map((it) => toIntercom(it, installation)) ?? null),
    intercomFlats: from(
      (user) => user.intercom_flats?.map((it) => toIntercomFlat(it, installation)) ?? null,
    ),
    intercomKeys: from(
      (user) => user.intercom_keys?.map((it) => toIntercomKey(it, installation)) ?? null,
    ),
    subUsers: from((user) => user.subusers?.map((it) => toSubUser(it, installation)) ?? null),
    analyticLicenses: from((user) => user.analytic_license?.map(toLicense) ?? null),
    events: from((user) => user.events),
  };
}

export function toPermission(
  permission: WirePermission,
  { provider }: Pick<Installation, 'provider'>,
): Lazy<Permission> {
  return {
    __typename: 'Permission',
    id: toGlobalId(provider.id, 'permission', permission.id),
    name: permission.name,
    displayName: permission.display_name,
    group: permission.group,
  };
}

function toSubUser(user: WireSubUser, installation: Installation): Lazy<VmsSubUser> {
  return {
    __typename: 'VmsSubUser',
    id: toGlobalId(installation.provider.id, 'subuser', user.id),
    login: user.login,
    displayName: user.name,
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    permissions: user.permissions?.map((it) => toPermission(it, installation)) ?? null,
  };
}

const toBillingInfo = (record: WireBillingRecord): Lazy<VmsBillingInfo> => ({
  __typename: 'VmsBillingInfo',
  billingId: record.billing_id,
  status: record.status,
  login: record.login,
  userType: record.user_type,
  billingExtra: record.billing_extra,
});

const toLicense = (license: WireLicense): Lazy<VmsAnalyticLicense> => ({
  __typename: 'VmsAnalyticLicense',
  type: license.type,
  typeLabel: license.type_pretty,
  all: license.all,
  free: license.free,
  used: license.used,
});

function toBillingAccount(
  user: WireBillingUser,
  { timeZone }: Installation,
): Lazy<VmsBillingAccount> {
  return {
    __typename: 'VmsBillingAccount',
    type: user.type,
    status: toVmsUserStatus(user.status),
    canUpdatePassword: user.can_update_password,
    billingProperties: (user.billing_properties ?? []).map(({ type, value }) => ({
      __typename: 'VmsBillingProperty',
      type,
      value,
    })),
    createdAt: () => toInstant(user.created_at, timeZone),
    updatedAt: () => toInstant(user.updated_at, timeZone),
    deletedAt: () => toInstant(user.deleted_at, timeZone),
  };
}

function toVmsUserStatus(status: string | null): VmsUserStatus | null {
  if (status === 'active') return 'ACTIVE';
  return status === 'blocked' ? 'BLOCKED' : null;
}

const toUserStatus = (status: string | null): UserStatus => toVmsUserStatus(status) ?? 'UNKNOWN';
