import type {
  ActivePlatformBillingInfo,
  ActivePlatformUser,
  UpdateActivePlatformUserInput,
  UserStatus,
} from '../../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../contract/lazy.ts';
import { toGlobalId } from '../kit/ids/global-id.ts';
import { definedOnly } from '../kit/update/defined-only.ts';
import { textMatches } from '../kit/update/matches.ts';
import { toDate, toSnakeCase } from './shown-values.ts';
import type { UpdateUserRequest, WireUser } from './wire.ts';

/**
 * Maps the input to the request. Null was refused before: this provider documents no way to clear a
 * value except an empty middle name.
 */
export function toUpdateUserRequest(input: UpdateActivePlatformUserInput): UpdateUserRequest {
  return definedOnly({
    first_name: input.firstName ?? undefined,
    middle_name: input.middleName ?? undefined,
    last_name: input.lastName ?? undefined,
    password: input.password ?? undefined,
    custom_attributes: input.customAttributes?.map(({ key, value }) => ({ key, value })),
  });
}

/**
 * Returns whether a user has every value that was sent. A password is never shown, and neither is
 * the key of an attribute.
 */
export function reflectsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return (
    sent.password === undefined &&
    sent.custom_attributes === undefined &&
    textMatches(sent.first_name, user.first_name) &&
    textMatches(sent.middle_name, user.middle_name) &&
    textMatches(sent.last_name, user.last_name)
  );
}

/** Maps a user; `listAccounts` is called if a query selects `billingInfo`. */
export function toActivePlatformUser(
  user: WireUser,
  provider: ProviderNode,
  listAccounts: () => Promise<readonly Lazy<ActivePlatformBillingInfo>[]>,
): Lazy<ActivePlatformUser> {
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
    billingInfo: listAccounts,
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

function toStatus(status: string | null): UserStatus {
  const known = toSnakeCase(status);
  if (known === 'active') return 'ACTIVE';
  return known === 'inactive' ? 'INACTIVE' : 'UNKNOWN';
}
