import type {
  OnAppInfoboxes,
  OnAppUser,
  OnAppUserMonthlyBillsArgs,
  UserStatus,
} from '../../generated/schema-types.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel, type ModelFields } from '../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import { toOnAppBillingInfo, toOnAppMonthlyBills, toOnAppPayments } from './billing/mapper.ts';
import { findBillingPlan, findBucket, findUserGroup } from './catalogue/find-in-catalogue.ts';
import { toOnAppBillingPlan, toOnAppBucket, toOnAppUserGroup } from './catalogue/mapper.ts';
import type { OnAppContext } from './context.ts';
import { type DETAIL_FIELDS, DETAILS, LAZY_DETAILS, type UserSource } from './detail-fields.ts';
import type { WireUser } from './wire.ts';

const toId = ({ context }: UserSource, type: string, nativeId: string | null) =>
  toGlobalIdOrNull(context.provider.id, type, nativeId);

const toInfoboxes = defineModel<Lazy<OnAppInfoboxes>, NonNullable<WireUser['infoboxes']>>(
  'OnAppInfoboxes',
  {
    displayInfoboxes: ({ display_infoboxes }) => display_infoboxes,
    hiddenInfoboxes: ({ hidden_infoboxes }) => hidden_infoboxes,
  },
);

/** The fields that every list has. */
const LISTED: ModelFields<Omit<Lazy<OnAppUser>, (typeof DETAIL_FIELDS)[number]>, UserSource> = {
  id: ({ user, context }) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }) => context.provider,
  login: ({ user }) => user.login,
  displayName: ({ user }) =>
    [user.first_name, user.last_name].filter((name) => name).join(' ') || null,
  status: ({ user }) => toStatus(readOr(null, () => user.status)),
  createdAt: ({ user }) => parseInstant(user.created_at),
  updatedAt: ({ user }) => parseInstant(user.updated_at),
  billingInfo: { load: ({ user, context }) => [toOnAppBillingInfo(user, context)] },
  identifier: ({ user }) => user.identifier,
  email: ({ user }) => user.email,
  firstName: ({ user }) => user.first_name,
  lastName: ({ user }) => user.last_name,
  locale: ({ user }) => user.locale,
  timeZone: ({ user }) => user.time_zone,
  activatedAt: ({ user }) => parseInstant(user.activated_at),
  deletedAt: ({ user }) => parseInstant(user.deleted_at),
  suspendAt: ({ user }) => parseInstant(user.suspend_at),
  passwordChangedAt: ({ user }) => parseInstant(user.password_changed_at),
  userGroupId: (source) => toId(source, 'user-group', source.user.user_group_id),
  groupId: (source) => toId(source, 'group', source.user.group_id),
  imageTemplateGroupId: (source) =>
    toId(source, 'image-template-group', source.user.image_template_group_id),
  firewallId: (source) => toId(source, 'firewall', source.user.firewall_id),
  billingPlanId: (source) => toId(source, 'billing-plan', source.user.billing_plan_id),
  bucketId: (source) => toId(source, 'bucket', source.user.bucket_id),
  userGroup: {
    load: async ({ user, context }) => {
      const group = await findUserGroup(user, context);
      return group && toOnAppUserGroup(group, context);
    },
  },
  bucket: {
    load: async ({ user, context }) => {
      const bucket = await findBucket(user, context);
      return bucket && toOnAppBucket(bucket, context.provider);
    },
  },
  billingPlan: {
    load: async ({ user, context }) => {
      const plan = await findBillingPlan(user, context);
      return plan && toOnAppBillingPlan(plan, context.provider);
    },
  },
  payments: { load: ({ user, context }) => toOnAppPayments(user, context) },
  monthlyBills: {
    load: ({ user, context }, { year }: OnAppUserMonthlyBillsArgs) =>
      toOnAppMonthlyBills(user, year, context),
  },
  infoboxes: ({ user: { infoboxes } }) => infoboxes && toInfoboxes(infoboxes),
  avatar: ({ user }) => user.avatar,
  useGravatar: ({ user }) => user.use_gravatar,
  supplied: ({ user }) => user.supplied,
  systemTheme: ({ user }) => user.system_theme,
  registeredYubikey: ({ user }) => user.registered_yubikey,
  cdnStatus: ({ user }) => user.cdn_status,
  cdnAccountStatus: ({ user }) => user.cdn_account_status,
};

const createUser = defineModel<Lazy<OnAppUser>, UserSource>('OnAppUser', { ...LISTED, ...DETAILS });

/** Maps the full document of a user. Data of other documents is read if it is selected. */
export const toOnAppUser = (user: WireUser, context: OnAppContext): Lazy<OnAppUser> =>
  createUser({ user, context });

const createShortUser = defineModel<Lazy<OnAppUser>, UserSource>('OnAppUser', {
  ...LISTED,
  ...LAZY_DETAILS,
});

/** Maps a user from a short list. */
export const toShortOnAppUser = (user: WireUser, context: OnAppContext): Lazy<OnAppUser> =>
  createShortUser({ user, context });

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
