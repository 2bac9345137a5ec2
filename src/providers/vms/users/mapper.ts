import type {
  UserStatus,
  VmsBillingAccount,
  VmsUser,
  VmsUserStatus,
} from '../../../generated/schema-types.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireShortUser } from '../admin-api/list-wire.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { VmsContext } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { toInstant } from '../local-time.ts';
import { type DetailSource, toDetails } from './detail-fields.ts';

/** Maps a user of the Admin API, whose document has all fields except those that only the Billing API has. */
export function toVmsUser(
  user: WireAdminUser,
  context: VmsContext,
  lists: IntercomLists,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(context.provider.id, 'user', user.id),
    provider: context.provider,
    login: user.login,
    displayName: user.name,
    status: toStatus(user),
    createdAt: () => toInstant(user.created_at, context.timeZone),
    updatedAt: null,
    billingAccount: null,
    ...toDetails({ readUser: () => user, lists }, context),
  };
}

/** Maps a user in a list, which lacks the status and all nested data: these are read from the document. */
export function toListedVmsUser(
  user: WireShortUser,
  context: VmsContext,
  source: DetailSource,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(context.provider.id, 'user', user.id),
    provider: context.provider,
    login: user.login,
    displayName: user.name,
    status: async () => toStatus(await readOrNull(source)),
    createdAt: () => toInstant(user.created_at, context.timeZone),
    updatedAt: () => toInstant(user.updated_at, context.timeZone),
    billingAccount: null,
    ...toDetails(source, context),
  };
}

/** Returns null if the read fails. As a status is never null, one failed document would fail the whole page. */
async function readOrNull({ readUser }: DetailSource): Promise<WireAdminUser | null> {
  try {
    return await readUser();
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

/** Maps a user as the Billing API returned it after a change. */
export function toVmsUserAfterBilling(
  user: WireBillingUser,
  context: VmsContext,
  source: DetailSource,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(context.provider.id, 'user', user.id),
    provider: context.provider,
    login: user.login,
    displayName: user.name,
    status: toUserStatus(user.status),
    createdAt: () => toInstant(user.created_at, context.timeZone),
    updatedAt: () => toInstant(user.updated_at, context.timeZone),
    billingAccount: toBillingAccount(user, context),
    ...toDetails(source, context),
  };
}

function toBillingAccount(
  user: WireBillingUser,
  { timeZone }: VmsContext,
): Lazy<VmsBillingAccount> {
  return {
    __typename: 'VmsBillingAccount',
    type: user.type,
    status: toVmsUserStatus(user.status),
    canUpdatePassword: user.can_update_password,
    billingProperties: (user.billing_properties ?? []).map(({ type, value }) => ({
      __typename: 'VmsBillingProperty',
      type,
      value,
    })),
    createdAt: () => toInstant(user.created_at, timeZone),
    updatedAt: () => toInstant(user.updated_at, timeZone),
    deletedAt: () => toInstant(user.deleted_at, timeZone),
  };
}

/** Returns null if the status is not a known word. */
function toVmsUserStatus(status: string | null): VmsUserStatus | null {
  if (status === 'active') return 'ACTIVE';
  return status === 'blocked' ? 'BLOCKED' : null;
}

const toUserStatus = (status: string | null): UserStatus => toVmsUserStatus(status) ?? 'UNKNOWN';

/** Returns the status of the first billing record, as the Admin API has no status of the user (quirk 12). */
const toStatus = (user: WireAdminUser | null): UserStatus =>
  toUserStatus(user?.billing_info?.data?.[0]?.status ?? null);
