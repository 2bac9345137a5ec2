import type {
  Permission,
  VmsAnalyticLicense,
  VmsBillingInfo,
  VmsSubUser,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type {
  WireBillingRecord,
  WireLicense,
  WirePermission,
  WireSubUser,
} from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';

export function toSubUser(user: WireSubUser, context: VmsContext): Lazy<VmsSubUser> {
  return {
    __typename: 'VmsSubUser',
    id: toGlobalId(context.provider.id, 'subuser', user.id),
    login: user.login,
    displayName: user.name,
    createdAt: () => toInstant(user.created_at, context.timeZone),
    permissions: user.permissions?.map((it) => toPermission(it, context)) ?? null,
  };
}

export const toBillingInfo = (record: WireBillingRecord): Lazy<VmsBillingInfo> => ({
  __typename: 'VmsBillingInfo',
  billingId: record.billing_id,
  status: record.status,
  login: record.login,
  userType: record.user_type,
  billingExtra: record.billing_extra,
});

export const toLicense = (license: WireLicense): Lazy<VmsAnalyticLicense> => ({
  __typename: 'VmsAnalyticLicense',
  type: license.type,
  typeLabel: license.type_pretty,
  all: license.all,
  free: license.free,
  used: license.used,
});

export function toPermission(
  permission: WirePermission,
  { provider }: Pick<VmsContext, 'provider'>,
): Lazy<Permission> {
  return {
    __typename: 'Permission',
    id: toGlobalId(provider.id, 'permission', permission.id),
    name: permission.name,
    displayName: permission.display_name,
    group: permission.group,
  };
}
