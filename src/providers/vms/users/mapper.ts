import type { VmsBillingAccount, VmsUser } from '../../../generated/schema-types.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { type AdminSource, adminMembers } from './admin-fields.ts';
import type { Installation } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { statusOf, toUserStatus, toVmsUserStatus } from './status.ts';
import { toInstant } from '../vms-time.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { WireShortUser } from '../admin-api/wire-short-user.ts';

/** Maps a user of the Admin API, whose document has all fields except those that only the Billing API has. */
export function toVmsUser(
  user: WireAdminUser,
  installation: Installation,
  lists: IntercomLists,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(installation.provider.id, 'user', user.id),
    provider: installation.provider,
    login: user.login,
    displayName: user.name,
    status: statusOf(user),
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    updatedAt: null,
    billingAccount: null,
    ...adminMembers({ readUser: () => user, lists }, installation),
  };
}

/** Maps a user in a list, which lacks the status and all nested data: these are read from the document. */
export function toListedVmsUser(
  user: WireShortUser,
  installation: Installation,
  source: AdminSource,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(installation.provider.id, 'user', user.id),
    provider: installation.provider,
    login: user.login,
    displayName: user.name,
    status: async () => statusOf(await readOrNull(source)),
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    updatedAt: () => toInstant(user.updated_at, installation.timeZone),
    billingAccount: null,
    ...adminMembers(source, installation),
  };
}

/** Returns null if the read fails. As a status is never null, one failed document would fail the whole page. */
async function readOrNull({ readUser }: AdminSource): Promise<WireAdminUser | null> {
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
  installation: Installation,
  source: AdminSource,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(installation.provider.id, 'user', user.id),
    provider: installation.provider,
    login: user.login,
    displayName: user.name,
    status: toUserStatus(user.status),
    createdAt: () => toInstant(user.created_at, installation.timeZone),
    updatedAt: () => toInstant(user.updated_at, installation.timeZone),
    billingAccount: toBillingAccount(user, installation),
    ...adminMembers(source, installation),
  };
}

function toBillingAccount(
  user: WireBillingUser,
  { timeZone }: Installation,
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
