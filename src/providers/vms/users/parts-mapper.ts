import type {
  VmsAnalyticLicense,
  VmsBillingInfo,
  VmsSubUser,
} from '../../../generated/schema-types.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { Installation } from '../context.ts';
import { toPermission } from './permission-mapper.ts';
import { toInstant } from '../vms-time.ts';
import type { WireBillingRecord, WireLicense, WireSubUser } from '../admin-api/wire.ts';

export function toSubUser(user: WireSubUser, installation: Installation): Lazy<VmsSubUser> {
  return {
    __typename: 'VmsSubUser',
    id: toGlobalId(installation.provider.id, 'subuser', user.id),
    login: user.login,
    displayName: user.name,
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    permissions: user.permissions?.map((it) => toPermission(it, installation)) ?? null,
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
