import type {
  OnAppUser,
  OnAppUserMonthlyBillsArgs,
  UserStatus,
} from '../../generated/schema-types.ts';
import type { Lazy } from '../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import { toDate } from '../kit/wire/wire-values.ts';
import { toOnAppBillingInfo, toOnAppMonthlyBills, toOnAppPayments } from './billing/mapper.ts';
import { findBillingPlan, findBucket, findUserGroup } from './catalogue/find-in-catalogue.ts';
import { toOnAppBillingPlan, toOnAppBucket, toOnAppUserGroup } from './catalogue/mapper.ts';
import type { OnAppContext } from './context.ts';
import { type DETAIL_FIELDS, toDetails, toLazyDetails } from './detail-fields.ts';
import type { WireUser } from './wire.ts';

/** Maps the full document of a user. Data of other documents is read if it is selected. */
export function toOnAppUser(user: WireUser, context: OnAppContext): Lazy<OnAppUser> {
  return { ...toListed(user, context), ...toDetails(user, context) };
}

/** Maps a user from a short list. */
export function toShortOnAppUser(user: WireUser, context: OnAppContext): Lazy<OnAppUser> {
  return { ...toListed(user, context), ...toLazyDetails(user, context) };
}

/** Maps the fields that every list has. */
function toListed(
  user: WireUser,
  context: OnAppContext,
): Omit<Lazy<OnAppUser>, (typeof DETAIL_FIELDS)[number]> {
  const { provider } = context;
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
    billingInfo: () => [toOnAppBillingInfo(user, context)],
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
    userGroup: async () => {
      const group = await findUserGroup(user, context);
      return group && toOnAppUserGroup(group, context);
    },
    bucket: async () => {
      const bucket = await findBucket(user, context);
      return bucket && toOnAppBucket(bucket, provider);
    },
    billingPlan: async () => {
      const plan = await findBillingPlan(user, context);
      return plan && toOnAppBillingPlan(plan, provider);
    },
    payments: () => toOnAppPayments(user, context),
    monthlyBills: ({ year }: OnAppUserMonthlyBillsArgs) => toOnAppMonthlyBills(user, year, context),
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
    cdnStatus: user.cdn_status,
    cdnAccountStatus: user.cdn_account_status,
  };
}

/** Maps a status in either case: the delete page writes `DELETED` (section 6.0). */
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
