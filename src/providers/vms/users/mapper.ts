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
import { defineModel, type ModelFields } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { needs } from '../../kit/reads.ts';
import type { WireShortUser } from '../admin-api/list-wire.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import { createListedCamera } from '../devices/billing-camera-mapper.ts';
import { toInstant } from '../local-time.ts';
import { fullUser, userCameras } from '../reads.ts';
import { BILLED_DETAILS, DETAILS, LISTED_DETAILS, type UserSource } from './detail-fields.ts';

type AnyUser = WireAdminUser | WireShortUser | WireBillingUser;

/** The fields that every document of a user has. */
const SHARED = {
  id: ({ user, context }: UserSource<AnyUser>) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }: UserSource<AnyUser>) => context.provider,
  login: ({ user }: UserSource<AnyUser>) => user.login,
  name: ({ user }: UserSource<AnyUser>) => user.name,
  email: null,
  createdAt: ({ user, context }: UserSource<AnyUser>) =>
    toInstant(user.created_at, context.timeZone),
};

/** Creates a user of the Admin API, whose document has all fields except those that only the Billing API has. */
export const createUser = defineModel<Lazy<VmsUser>, UserSource<WireAdminUser>>('VmsUser', {
  ...SHARED,
  ...DETAILS,
  status: ({ user }) => toStatus(user),
  updatedAt: null,
});

/** Creates a user in a list, which lacks the status and all nested data: these are read from the document. */
export const createListedUser = defineModel<Lazy<VmsUser>, UserSource<WireShortUser>>('VmsUser', {
  ...SHARED,
  ...LISTED_DETAILS,
  status: { reads: [fullUser], load: readStatus },
  updatedAt: ({ user, context }) => toInstant(user.updated_at, context.timeZone),
});

/** Returns `UNKNOWN` if the read fails. As a status is never null, one failed document would fail the whole page. */
async function readStatus({ user, context }: UserSource<WireShortUser>): Promise<UserStatus> {
  try {
    return toStatus(await context.reads.load(fullUser, user.id));
  } catch (error) {
    if (error instanceof UpstreamError) return 'UNKNOWN';
    throw error;
  }
}

/** The fields of a user as the Billing API returned it; all others are read from the document of the Admin API. */
const BILLED: ModelFields<Lazy<VmsUser>, UserSource<WireBillingUser>> = {
  ...SHARED,
  ...BILLED_DETAILS,
  status: ({ user }) => toUserStatus(readOr(null, () => user.status)),
  updatedAt: ({ user, context }) => toInstant(user.updated_at, context.timeZone),
};

/** Creates a user as the Billing API returned it after a change. */
export const createBilledUser = defineModel<Lazy<VmsUser>, UserSource<WireBillingUser>>(
  'VmsUser',
  BILLED,
);

/**
 * Creates a user of a VMS whose Admin API is not configured. The fields that only that API has fail, and nothing is
 * sent.
 */
export const createBillingOnlyUser = defineModel<Lazy<VmsUser>, UserSource<WireBillingUser>>(
  'VmsUser',
  {
    ...BILLED,
    userType: ({ user }) => user.type,
    cameras: needs(
      userCameras,
      ({ user }) => user.login,
      (cameras, { context }) =>
        mapList(cameras, (camera) => createListedCamera({ camera, context })),
    ),
  },
);

type WireProperty = NonNullable<WireBillingUser['billing_properties']>[number];

const toBillingProperty = defineModel<Lazy<VmsBillingProperty>, WireProperty>(
  'VmsBillingProperty',
  { type: ({ type }) => type, value: ({ value }) => value },
);

/** Creates the account as the Billing API returned it after a change. */
export const toBillingAccount = defineModel<Lazy<VmsBillingAccount>, UserSource<WireBillingUser>>(
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
