import type { OnAppInfoboxes, OnAppUser, UserStatus } from '../../generated/schema-types.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel, type ModelFields } from '../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import { BILLING_FIELDS, createBillingInfo } from './billing/mapper.ts';
import { lookUp, toBillingPlanId, toBucketId } from './catalogue/look-up.ts';
import { createBillingPlan, createBucket, createUserGroup } from './catalogue/mapper.ts';
import type { UserSource } from './context.ts';
import { DETAILS, LAZY_DETAILS } from './detail-fields.ts';
import { billingPlans, buckets, userGroups } from './reads.ts';
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
const LISTED: ModelFields<Omit<Lazy<OnAppUser>, keyof typeof DETAILS>, UserSource> = {
  id: ({ user, context }) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }) => context.provider,
  login: ({ user }) => user.login,
  name: ({ user }) => [user.first_name, user.last_name].filter((name) => name).join(' ') || null,
  email: ({ user }) => user.email,
  status: ({ user }) => toStatus(readOr(null, () => user.status)),
  createdAt: ({ user }) => parseInstant(user.created_at),
  updatedAt: ({ user }) => parseInstant(user.updated_at),
  billingInfo: { load: ({ user, context }) => [createBillingInfo({ user, context })] },
  identifier: ({ user }) => user.identifier,
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
  userGroup: lookUp(
    userGroups,
    ({ user }) => user.user_group_id,
    (group, context) => createUserGroup({ group, context }),
  ),
  bucket: lookUp(buckets, toBucketId, (bucket, context) => createBucket({ bucket, context })),
  billingPlan: lookUp(billingPlans, toBillingPlanId, (plan, context) =>
    createBillingPlan({ plan, context }),
  ),
  ...BILLING_FIELDS,
  infoboxes: ({ user: { infoboxes } }) => infoboxes && toInfoboxes(infoboxes),
  avatar: ({ user }) => user.avatar,
  useGravatar: ({ user }) => user.use_gravatar,
  supplied: ({ user }) => user.supplied,
  systemTheme: ({ user }) => user.system_theme,
  registeredYubikey: ({ user }) => user.registered_yubikey,
  cdnStatus: ({ user }) => user.cdn_status,
  cdnAccountStatus: ({ user }) => user.cdn_account_status,
};

/** Creates a user from its full document. */
export const createUser = defineModel<Lazy<OnAppUser>, UserSource>('OnAppUser', {
  ...LISTED,
  ...DETAILS,
});

/** Creates a user from a short list. */
export const createShortUser = defineModel<Lazy<OnAppUser>, UserSource>('OnAppUser', {
  ...LISTED,
  ...LAZY_DETAILS,
});

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
