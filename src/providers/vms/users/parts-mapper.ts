import type {
  VmsAnalyticLicense,
  VmsBillingInfo,
  VmsSubUser,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireBillingRecord, WireLicense, WireSubUser } from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';
import { toInstant } from '../vms-time.ts';
import { toPermission } from './permission-mapper.ts';

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
