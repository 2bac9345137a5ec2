import type {
  Permission,
  VmsAnalyticLevel,
  VmsAnalyticLicense,
  VmsBillingInfo,
  VmsSubUser,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { toKnownWord } from '../../kit/wire/known-word.ts';
import type {
  WireBillingRecord,
  WireLicense,
  WirePermission,
  WireSubUser,
} from '../admin-api/wire.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';
import { toVmsUserStatus } from '../user-status.ts';

/** Creates a user whose access a user manages. */
export const createSubUser = defineModel<Lazy<VmsSubUser>, Source<'user', WireSubUser>>(
  'VmsSubUser',
  {
    id: ({ user, context }) => toGlobalId(context.provider.id, 'subuser', user.id),
    login: ({ user }) => user.login,
    name: ({ user }) => user.name,
    createdAt: ({ user, context }) => toInstant(user.created_at, context.timeZone),
    permissions: ({ user: { permissions }, context }) =>
      permissions &&
      mapList(permissions, (permission) => createPermission({ permission, context })),
  },
);

export const toBillingInfo = defineModel<Lazy<VmsBillingInfo>, WireBillingRecord>(
  'VmsBillingInfo',
  {
    billingId: (record) => record.billing_id,
    status: (record) => toVmsUserStatus(() => record.status),
    statusText: (record) => record.status,
    owed: null,
    login: (record) => record.login,
    userType: (record) => record.user_type,
    billingExtra: (record) => record.billing_extra,
  },
);

const LEVELS: ReadonlyMap<string, VmsAnalyticLevel> = new Map([
  ['analytic_l1', 'LEVEL_1'],
  ['analytic_l2', 'LEVEL_2'],
  ['analytic_l3', 'LEVEL_3'],
]);

export const toLicense = defineModel<Lazy<VmsAnalyticLicense>, WireLicense>('VmsAnalyticLicense', {
  level: (license) => toKnownWord(LEVELS, () => license.type) ?? 'UNKNOWN',
  levelText: (license) => license.type,
  displayName: (license) => license.type_pretty,
  boughtCount: (license) => license.all,
  freeCount: (license) => license.free,
  usedCount: (license) => license.used,
});

/** Creates a permission. */
export const createPermission = defineModel<Lazy<Permission>, Source<'permission', WirePermission>>(
  'Permission',
  {
    id: ({ permission, context }) => toGlobalId(context.provider.id, 'permission', permission.id),
    name: ({ permission }) => permission.name,
    displayName: ({ permission }) => permission.display_name,
    group: ({ permission }) => permission.group,
  },
);
