import type {
  OnAppBillingInfo,
  OnAppRole,
  OnAppUser,
  Permission,
  Provider,
  UpdateOnAppUserInput,
  UserStatus,
} from '../../generated/schema-types.ts';
import { definedOnly } from '../defined-only.ts';
import { toGlobalId, toGlobalIdOrNull, toNativeId } from '../global-id.ts';
import type { Lazy } from '../lazy.ts';
import type { UpdateUserRequest, WirePermission, WireRole, WireUser } from './wire.ts';

/** The ids were checked before, by `own-rules.ts`. */
export function toUpdateUserRequest(
  input: UpdateOnAppUserInput,
  provider: string,
): UpdateUserRequest {
  const native = (id: string | null | undefined, type: string) =>
    id == null ? undefined : toNativeId(id, provider, type);
  return definedOnly({
    email: input.email ?? undefined,
    first_name: input.firstName ?? undefined,
    last_name: input.lastName ?? undefined,
    password: input.password ?? undefined,
    user_group_id: native(input.userGroupId, 'user-group'),
    bucket_id: native(input.bucketId, 'bucket'),
    billing_plan_id: native(input.billingPlanId, 'billing-plan'),
    role_ids: input.roleIds?.flatMap((id) => native(id, 'role') ?? []),
    additional_fields: input.additionalFields?.map(({ name, value }) => ({ name, value })),
    suspend_at: toSuspendAt(input.suspendAt),
    registered_yubikey: input.registeredYubikey ?? undefined,
  });
}

/** To the second, in UTC: a time without a zone would be read in a zone that nobody tells. Empty clears (Q8). */
function toSuspendAt(at: Date | null | undefined): string | undefined {
  if (at === undefined) return undefined;
  return at === null ? '' : at.toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/**
 * The one that this panel has: buckets since 6.0, billing plans before (Q4). A user may still show the other.
 */
export type BillingField = 'bucket_id' | 'billing_plan_id';

/** Calls nothing: all that a user of OnApp shows stands in one document (fact sheet, section 11). */
export function toOnAppUser(
  user: WireUser,
  provider: Provider,
  billingField: BillingField,
): Lazy<OnAppUser> {
  const globalId = (type: string, nativeId: string | null) =>
    toGlobalIdOrNull(provider.id, type, nativeId);
  return {
    __typename: 'OnAppUser',
    id: toGlobalId(provider.id, 'user', user.id),
    provider,
    login: user.login,
    displayName: [user.first_name, user.last_name].filter((name) => name).join(' ') || null,
    status: toStatus(user.status),
    createdAt: toDate(user.created_at),
    updatedAt: toDate(user.updated_at),
    permissions: () => toEffectivePermissions(user.roles, provider),
    billingInfo: () => [toOnAppBillingInfo(user, billingField)],
    identifier: user.identifier,
    email: user.email,
    firstName: user.first_name,
    lastName: user.last_name,
    locale: user.locale,
    timeZone: user.time_zone,
    activatedAt: toDate(user.activated_at),
    deletedAt: toDate(user.deleted_at),
    suspendAt: toDate(user.suspend_at),
    passwordChangedAt: toDate(user.password_changed_at),
    userGroupId: globalId('user-group', user.user_group_id),
    groupId: globalId('group', user.group_id),
    imageTemplateGroupId: globalId('image-template-group', user.image_template_group_id),
    firewallId: globalId('firewall', user.firewall_id),
    billingPlanId: globalId('billing-plan', user.billing_plan_id),
    bucketId: globalId('bucket', user.bucket_id),
    roles: () => user.roles?.map((role) => toOnAppRole(role, provider)) ?? null,
    usedIpAddresses:
      user.used_ip_addresses?.map(({ id, address }) => ({
        __typename: 'OnAppIpAddress',
        id: globalId('ip-address', id),
        address,
      })) ?? null,
    additionalFields:
      user.additional_fields?.map(({ name, value }) => ({
        __typename: 'OnAppAdditionalField',
        name,
        value,
      })) ?? null,
    usedCpus: user.used_cpus,
    usedCpuShares: user.used_cpu_shares,
    usedDiskSize: user.used_disk_size,
    usedMemory: user.used_memory,
    memoryAvailable: user.memory_available,
    diskSpaceAvailable: user.disk_space_available,
    infoboxes: user.infoboxes && {
      __typename: 'OnAppInfoboxes',
      displayInfoboxes: user.infoboxes.display_infoboxes,
      hiddenInfoboxes: user.infoboxes.hidden_infoboxes,
    },
    avatar: user.avatar,
    useGravatar: user.use_gravatar,
    supplied: user.supplied,
    systemTheme: user.system_theme,
    registeredYubikey: user.registered_yubikey,
    totpEnabled: user.totp_enabled,
    cdnBandwidthLimitSet: user.cdn_bandwidth_limit_set,
    cdnStatus: user.cdn_status,
    cdnAccountStatus: user.cdn_account_status,
    cdnReference: user.cdn_reference,
    updateBillingStat: user.update_billing_stat,
  };
}

export function toOnAppPermission(
  permission: WirePermission,
  provider: Provider,
): Lazy<Permission> {
  return {
    __typename: 'Permission',
    id: toGlobalId(provider.id, 'permission', permission.id),
    name: permission.identifier,
    displayName: permission.label,
    group: null,
  };
}

function toOnAppRole(role: WireRole, provider: Provider): Lazy<OnAppRole> {
  return {
    __typename: 'OnAppRole',
    id: toGlobalId(provider.id, 'role', role.id),
    label: role.label,
    identifier: role.identifier,
    createdAt: toDate(role.created_at),
    updatedAt: toDate(role.updated_at),
    usersCount: role.users_count,
    system: role.system,
    template: role.template,
    permissions: () =>
      role.permissions?.map((permission) => toOnAppPermission(permission, provider)) ?? null,
  };
}

/** The union over the roles (fact sheet, section 7); null where the panel left roles or their permissions out. */
function toEffectivePermissions(
  roles: readonly WireRole[] | null,
  provider: Provider,
): readonly Lazy<Permission>[] | null {
  if (roles === null) return null;
  const byId = new Map<string, WirePermission>();
  for (const role of roles) {
    if (role.permissions === null) return null;
    for (const permission of role.permissions) byId.set(permission.id, permission);
  }
  return [...byId.values()].map((permission) => toOnAppPermission(permission, provider));
}

function toOnAppBillingInfo(user: WireUser, billingField: BillingField): Lazy<OnAppBillingInfo> {
  return {
    __typename: 'OnAppBillingInfo',
    billingId: user[billingField],
    status: null,
    outstandingAmount: user.outstanding_amount,
    paymentAmount: user.payment_amount,
    totalAmount: user.total_amount,
    monthlyPrice: user.monthly_price,
    discountDueToFree: user.discount_due_to_free,
    totalAmountWithDiscount: user.total_amount_with_discount,
  };
}

/** The delete page writes `DELETED` (section 6.0). */
function toStatus(status: string | null): UserStatus {
  switch (status?.toLowerCase()) {
    case 'active':
      return 'ACTIVE';
    case 'suspended':
      return 'SUSPENDED';
    case 'deleted':
      return 'DELETED';
    default:
      return 'UNKNOWN';
  }
}

const toDate = (text: string | null) => (text === null ? null : new Date(text));
