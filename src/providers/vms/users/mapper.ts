import type {
  UserStatus,
  VmsBillingAccount,
  VmsBillingProperty,
  VmsUser,
  VmsUserStatus,
} from '../../../generated/schema-types.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireShortUser } from '../admin-api/list-wire.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { VmsContext } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { toInstant } from '../local-time.ts';
import { type DetailFieldsSource, type DetailSource, detailFields } from './detail-fields.ts';

export interface UserSource<User> extends DetailFieldsSource {
  readonly user: User;
}

type AnyUser = WireAdminUser | WireShortUser | WireBillingUser;

/** The fields that every document of a user has. */
const SHARED = {
  ...detailFields,
  id: ({ user, context }: UserSource<AnyUser>) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }: UserSource<AnyUser>) => context.provider,
  login: ({ user }: UserSource<AnyUser>) => user.login,
  displayName: ({ user }: UserSource<AnyUser>) => user.name,
  createdAt: ({ user, context }: UserSource<AnyUser>) =>
    toInstant(user.created_at, context.timeZone),
};

const createUser = defineModel<Lazy<VmsUser>, UserSource<WireAdminUser>>('VmsUser', {
  ...SHARED,
  status: ({ user }) => toStatus(user),
  updatedAt: null,
  billingAccount: null,
});

/** Maps a user of the Admin API, whose document has all fields except those that only the Billing API has. */
export const toVmsUser = (
  user: WireAdminUser,
  context: VmsContext,
  lists: IntercomLists,
): Lazy<VmsUser> => createUser({ user, context, details: { readUser: () => user, lists } });

const createListedUser = defineModel<Lazy<VmsUser>, UserSource<WireShortUser>>('VmsUser', {
  ...SHARED,
  status: { load: async ({ details }) => toStatus(await readOrNull(details)) },
  updatedAt: ({ user, context }) => toInstant(user.updated_at, context.timeZone),
  billingAccount: null,
});

/** Maps a user in a list, which lacks the status and all nested data: these are read from the document. */
export const toListedVmsUser = (
  user: WireShortUser,
  context: VmsContext,
  details: DetailSource,
): Lazy<VmsUser> => createListedUser({ user, context, details });

/** Returns null if the read fails. As a status is never null, one failed document would fail the whole page. */
async function readOrNull({ readUser }: DetailSource): Promise<WireAdminUser | null> {
  try {
    return await readUser();
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

/** The fields of a user as the Billing API returned it; all others are read from the document of the Admin API. */
export const BILLED = {
  ...SHARED,
  status: ({ user }: UserSource<WireBillingUser>) => toUserStatus(readOr(null, () => user.status)),
  updatedAt: ({ user, context }: UserSource<WireBillingUser>) =>
    toInstant(user.updated_at, context.timeZone),
  billingAccount: (source: UserSource<WireBillingUser>) => toBillingAccount(source),
};

const createBilledUser = defineModel<Lazy<VmsUser>, UserSource<WireBillingUser>>('VmsUser', BILLED);

/** Maps a user as the Billing API returned it after a change. */
export const toVmsUserAfterBilling = (
  user: WireBillingUser,
  context: VmsContext,
  details: DetailSource,
): Lazy<VmsUser> => createBilledUser({ user, context, details });

type WireProperty = NonNullable<WireBillingUser['billing_properties']>[number];

const toBillingProperty = defineModel<Lazy<VmsBillingProperty>, WireProperty>(
  'VmsBillingProperty',
  { type: ({ type }) => type, value: ({ value }) => value },
);

const toBillingAccount = defineModel<Lazy<VmsBillingAccount>, UserSource<WireBillingUser>>(
  'VmsBillingAccount',
  {
    type: ({ user }) => user.type,
    status: ({ user }) => toVmsUserStatus(user.status),
    canUpdatePassword: ({ user }) => user.can_update_password,
    billingProperties: ({ user }) => mapList(user.billing_properties ?? [], toBillingProperty),
    createdAt: ({ user, context }) => toInstant(user.created_at, context.timeZone),
    updatedAt: ({ user, context }) => toInstant(user.updated_at, context.timeZone),
    deletedAt: ({ user, context }) => toInstant(user.deleted_at, context.timeZone),
  },
);

/** Returns null if the status is not a known word. */
function toVmsUserStatus(status: string | null): VmsUserStatus | null {
  if (status === 'active') return 'ACTIVE';
  return status === 'blocked' ? 'BLOCKED' : null;
}

const toUserStatus = (status: string | null): UserStatus => toVmsUserStatus(status) ?? 'UNKNOWN';

/**
 * Returns the status of the first billing record, as the Admin API has no status of the user (quirk 12).
 *
 * A status is never null: one that cannot be read is unknown.
 */
const toStatus = (user: WireAdminUser | null): UserStatus =>
  toUserStatus(readOr(null, () => user?.billing_info?.data?.[0]?.status ?? null));
