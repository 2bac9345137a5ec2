import type { VmsBillingAccount, VmsUser } from '../../../generated/schema-types.ts';
import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireShortUser } from '../admin-api/wire-short-user.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { VmsContext } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { toInstant } from '../vms-time.ts';
import { type AdminSource, adminFields } from './admin-fields.ts';
import { statusOf, toUserStatus, toVmsUserStatus } from './status.ts';

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
    status: statusOf(user),
    createdAt: () => toInstant(user.created_at, context.timeZone),
    updatedAt: null,
    billingAccount: null,
    ...adminFields({ readUser: () => user, lists }, context),
  };
}

/** Maps a user in a list, which lacks the status and all nested data: these are read from the document. */
export function toListedVmsUser(
  user: WireShortUser,
  context: VmsContext,
  source: AdminSource,
): Lazy<VmsUser> {
  return {
    __typename: 'VmsUser',
    id: toGlobalId(context.provider.id, 'user', user.id),
    provider: context.provider,
    login: user.login,
    displayName: user.name,
    status: async () => statusOf(await readOrNull(source)),
    createdAt: () => toInstant(user.created_at, context.timeZone),
    updatedAt: () => toInstant(user.updated_at, context.timeZone),
    billingAccount: null,
    ...adminFields(source, context),
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
  context: VmsContext,
  source: AdminSource,
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
    ...adminFields(source, context),
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
