import type {
  UserStatus,
  VmsBillingAccount,
  VmsBillingProperty,
  VmsUser,
  VmsUserCamerasArgs,
} from '../../../generated/schema-types.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel, type LoadedField, type ModelFields } from '../../contract/model.ts';
import type { Read } from '../../contract/read.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { countRequested } from '../../kit/paging/page-size.ts';
import { needs } from '../../kit/reads.ts';
import type { WireShortUser } from '../admin-api/list-wire.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { Reference, VmsContext } from '../context.ts';
import { createListedCamera } from '../devices/camera-mapper.ts';
import { toInstant } from '../local-time.ts';
import { billedUser, fullUser, userCameras, type VmsInstallation } from '../reads.ts';
import { toVmsUserStatus } from '../user-status.ts';
import {
  BILLED_DETAILS,
  checkArguments,
  DETAILS,
  REFERENCED_DETAILS,
  referenced,
  toReadableUser,
  type UserSource,
} from './detail-fields.ts';
import { toListedUserCameras } from './device-lists.ts';

type AnyUser = WireAdminUser | WireShortUser | WireBillingUser;

/** The fields that every document of a user has. */
const SHARED = {
  id: ({ user, context }: UserSource<AnyUser>) => toGlobalId(context.provider.id, 'user', user.id),
  provider: ({ context }: UserSource<AnyUser>) => context.provider,
  login: ({ user }: UserSource<AnyUser>) => user.login,
  name: ({ user }: UserSource<AnyUser>) => user.name,
  createdAt: ({ user, context }: UserSource<AnyUser>) =>
    toInstant(user.created_at, context.timeZone),
};

/** The fields that no document has on every path. */
const ABSENT = { email: null, updatedAt: null } as const;

/** Creates a user of the Admin API, whose document has all fields except those that only the Billing API has. */
export const createUser = defineModel<Lazy<VmsUser>, UserSource<WireAdminUser>>('VmsUser', {
  ...SHARED,
  ...ABSENT,
  ...DETAILS,
  status: ({ user }) => toStatus(user),
});

/** Creates a user in a list, which lacks the status and all nested data: these are read from the document. */
export const createListedUser = defineModel<Lazy<VmsUser>, Reference & UserSource<WireShortUser>>(
  'VmsUser',
  {
    ...SHARED,
    ...ABSENT,
    ...REFERENCED_DETAILS,
    status: readStatus(fullUser, ({ id }) => id),
  },
);

/** Creates a user of which only the id is known. */
export const createUserReference = defineModel<Lazy<VmsUser>, Reference>('VmsUser', {
  id: ({ id, context }) => toGlobalId(context.provider.id, 'user', id),
  provider: ({ context }) => context.provider,
  login: referenced(({ login }) => login),
  name: referenced(({ name }) => name),
  createdAt: referenced(({ created_at: createdAt }, { context }) =>
    toInstant(createdAt, context.timeZone),
  ),
  ...ABSENT,
  ...REFERENCED_DETAILS,
  status: {
    ...readStatus(fullUser, toReadableUser),
    perPage: MAX_FANOUT,
  },
});

/**
 * Creates the status of a user whose document is read for it. It is `UNKNOWN` if the read fails: as a status is never null,
 * one failed document would fail the whole page.
 */
function readStatus<Key, From extends { readonly context: VmsContext }>(
  read: Read<VmsInstallation, Key, WireAdminUser | null>,
  toKey: (source: From) => Key,
): LoadedField<From, UserStatus> {
  return {
    reads: [read],
    load: async (source) => {
      const key = toKey(source);
      try {
        return toStatus(await source.context.reads.load(read, key));
      } catch (error) {
        if (error instanceof UpstreamError) return 'UNKNOWN';
        throw error;
      }
    },
  };
}

/** The fields of a user as the Billing API returned it; all others are read from the document of the Admin API. */
const BILLED: ModelFields<Lazy<VmsUser>, UserSource<WireBillingUser>> = {
  ...SHARED,
  ...ABSENT,
  ...BILLED_DETAILS,
  status: readStatus(billedUser, ({ user: { id, login } }: UserSource<WireBillingUser>) => ({
    id,
    login,
  })),
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
    status: ({ user }) => toVmsUserStatus(() => user.status),
    userType: ({ user }) => user.type,
    cameras: needs(
      userCameras,
      ({ user }, args: VmsUserCamerasArgs) => {
        checkArguments(args);
        return user.login;
      },
      (list, { user, context }, args: VmsUserCamerasArgs) =>
        toListedUserCameras({ list, user: user.id, context }, args),
      { objects: countRequested, of: createListedCamera },
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
    status: ({ user }) => toVmsUserStatus(() => user.status),
    statusText: ({ user }) => user.status,
    canUpdatePassword: ({ user }) => user.can_update_password,
    billingProperties: ({ user }) => mapList(user.billing_properties ?? [], toBillingProperty),
    createdAt: ({ user, context }) => toInstant(user.created_at, context.timeZone),
    updatedAt: ({ user, context }) => toInstant(user.updated_at, context.timeZone),
    deletedAt: ({ user, context }) => toInstant(user.deleted_at, context.timeZone),
  },
);

/** Returns the status of the first billing record, as the Admin API has no status of the user (quirk 12). */
const toStatus = (user: WireAdminUser | null): UserStatus =>
  toVmsUserStatus(() => user?.billing_info?.data?.[0]?.status ?? null);
