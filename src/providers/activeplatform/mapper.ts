import type {
  ActivePlatformBillingInfo,
  ActivePlatformUser,
  UserStatus,
} from '../../generated/schema-types.ts';
import { MAX_FANOUT } from '../contract/costs.ts';
import type { Lazy } from '../contract/lazy.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { toDate } from '../kit/wire/wire-values.ts';
import { toActivePlatformBillingInfo, toBillingInfoBeyondFanout } from './accounts/mapper.ts';
import type { ActivePlatformContext } from './context.ts';
import type { WireUser } from './wire.ts';
import { toSnakeCase } from './wire-values.ts';

/** Maps a user; the accounts are read if a query selects `billingInfo`. */
export function toActivePlatformUser(
  user: WireUser,
  context: ActivePlatformContext,
): Lazy<ActivePlatformUser> {
  const { provider } = context;
  const names = [user.first_name, user.middle_name, user.last_name];
  return {
    __typename: 'ActivePlatformUser',
    id: toGlobalId(provider.id, 'user', user.id),
    provider,
    login: user.email,
    displayName: names.filter((name) => name !== null).join(' ') || null,
    status: toStatus(user.status),
    createdAt: toDate(user.created_at),
    updatedAt: toDate(user.updated_at),
    permissions: null,
    billingInfo: () => readBillingInfo(user, context),
    firstName: user.first_name,
    middleName: user.middle_name,
    lastName: user.last_name,
    email: user.email,
    customAttributes:
      user.custom_attributes?.map(({ name, value }) => ({
        __typename: 'ActivePlatformCustomAttribute',
        name,
        value,
      })) ?? null,
  };
}

async function readBillingInfo(
  { id }: WireUser,
  context: ActivePlatformContext,
): Promise<readonly Lazy<ActivePlatformBillingInfo>[]> {
  const accounts = await context.loaders.listAccountsOfUser(id);
  return accounts.map((account, index) =>
    index < MAX_FANOUT
      ? toActivePlatformBillingInfo(account, context)
      : toBillingInfoBeyondFanout(account, context),
  );
}

function toStatus(status: string | null): UserStatus {
  const known = toSnakeCase(status);
  if (known === 'active') return 'ACTIVE';
  return known === 'inactive' ? 'INACTIVE' : 'UNKNOWN';
}
