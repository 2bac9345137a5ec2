import type {
  OnAppCdnStatus,
  OnAppInfoboxes,
  OnAppUser,
  UserStatus,
} from '../../generated/schema-types.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel, type ModelFields } from '../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import type { IdType } from '../kit/ids/id-types.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import { toKnownWord } from '../kit/wire/known-word.ts';
import { BILLING_FIELDS, createBillingInfo } from './billing/mapper.ts';
import {
  createReferencedBillingPlan,
  createReferencedBucket,
  createReferencedUserGroup,
  toBillingPlan,
  toBucket,
} from './catalogue/mapper.ts';
import type { UserSource } from './context.ts';
import { DETAILS, LAZY_DETAILS } from './detail-fields.ts';
import type { WireUser } from './wire.ts';

const toId = ({ context }: UserSource, type: IdType, nativeId: string | null) =>
  toGlobalIdOrNull(context.provider.id, type, nativeId);

const toInfoboxes = defineModel<Lazy<OnAppInfoboxes>, NonNullable<WireUser['infoboxes']>>(
  'OnAppInfoboxes',
  {
    showsInfoboxes: ({ display_infoboxes }) => display_infoboxes,
    hiddenInfoboxes: ({ hidden_infoboxes }) => hidden_infoboxes,
  },
);

/** In either case: the delete page writes `DELETED`. @see docs/providers/onapp.md section 6.0 */
const STATUSES: ReadonlyMap<string, UserStatus> = new Map([
  ['active', 'ACTIVE'],
  ['suspended', 'SUSPENDED'],
  ['deleted', 'DELETED'],
]);

/** @see docs/providers/onapp.md section 6.0 */
const CDN_STATUSES: ReadonlyMap<string, OnAppCdnStatus> = new Map([
  ['active', 'ACTIVE'],
  ['inactive', 'INACTIVE'],
]);

/** The fields that every list has. */
const LISTED: ModelFields<Omit<Lazy<OnAppUser>, keyof typeof DETAILS>, UserSource> = {
  id: ({ user, context }) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }) => context.provider,
  login: ({ user }) => user.login,
  name: ({ user }) => [user.first_name, user.last_name].filter((name) => name).join(' ') || null,
  email: ({ user }) => user.email,
  status: ({ user }) => toKnownWord(STATUSES, () => user.status) ?? 'UNKNOWN',
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
  groupId: (source) => toId(source, 'group', source.user.group_id),
  imageTemplateGroupId: (source) =>
    toId(source, 'image-template-group', source.user.image_template_group_id),
  firewallId: (source) => toId(source, 'firewall', source.user.firewall_id),
  userGroup: {
    of: createReferencedUserGroup,
    load: ({ user: { user_group_id: id }, context }) =>
      id === null ? null : createReferencedUserGroup({ id, context }),
  },
  bucket: {
    of: createReferencedBucket,
    load: ({ user, context }) => toBucket(user.bucket_id, context),
  },
  billingPlan: {
    of: createReferencedBillingPlan,
    load: ({ user, context }) => toBillingPlan(user.billing_plan_id, context),
  },
  ...BILLING_FIELDS,
  infoboxes: ({ user: { infoboxes } }) => infoboxes && toInfoboxes(infoboxes),
  avatar: ({ user }) => user.avatar,
  usesGravatar: ({ user }) => user.use_gravatar,
  isSupplied: ({ user }) => user.supplied,
  systemTheme: ({ user }) => user.system_theme,
  hasYubikey: ({ user }) => user.registered_yubikey,
  cdnStatus: ({ user }) => toKnownWord(CDN_STATUSES, () => user.cdn_status),
  cdnStatusText: ({ user }) => user.cdn_status,
  cdnAccountStatus: ({ user }) => toKnownWord(CDN_STATUSES, () => user.cdn_account_status),
  cdnAccountStatusText: ({ user }) => user.cdn_account_status,
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
