import type {
  ActivePlatformBillingInfo,
  ActivePlatformUser,
  Provider,
  UpdateActivePlatformUserInput,
  UserStatus,
} from '../../generated/schema-types.ts';
import { definedOnly } from '../defined-only.ts';
import { toGlobalId } from '../global-id.ts';
import type { Lazy } from '../lazy.ts';
import { showsText } from '../seen.ts';
import type { UpdateUserRequest, WireAccount, WireUser } from './wire.ts';

/** Null was refused before: this provider documents no way to clear a value but an empty middle name. */
export function toUpdateUserRequest(input: UpdateActivePlatformUserInput): UpdateUserRequest {
  return definedOnly({
    first_name: input.firstName ?? undefined,
    middle_name: input.middleName ?? undefined,
    last_name: input.lastName ?? undefined,
    password: input.password ?? undefined,
    custom_attributes: input.customAttributes?.map(({ key, value }) => ({ key, value })),
  });
}

/** Whether a user shows all that was sent. A password never does, nor does an attribute: its key is not told. */
export function showsUpdate(user: WireUser, sent: UpdateUserRequest): boolean {
  return (
    sent.password === undefined &&
    sent.custom_attributes === undefined &&
    showsText(sent.first_name, user.first_name) &&
    showsText(sent.middle_name, user.middle_name) &&
    showsText(sent.last_name, user.last_name)
  );
}

/** `listAccounts` is called where a query selects `billingInfo`. */
export function toActivePlatformUser(
  user: WireUser,
  provider: Provider,
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

export function toActivePlatformBillingInfo(
  account: WireAccount,
  currency: string | null,
): Lazy<ActivePlatformBillingInfo> {
  return {
    __typename: 'ActivePlatformBillingInfo',
    billingId: account.id,
    status: toSnakeCase(account.status),
    name: account.name,
    accountType: account.account_type,
    balance: account.balance,
    creditLimit: account.credit_limit,
    currentDebt: account.current_debt,
    defaultPaymentModel: account.default_payment_model,
    currency,
  };
}

function toStatus(status: string | null): UserStatus {
  const known = toSnakeCase(status);
  if (known === 'active') return 'ACTIVE';
  return known === 'inactive' ? 'INACTIVE' : 'UNKNOWN';
}

/** Tables print `credit hold`, examples `credit_hold` (Q9). */
const toSnakeCase = (status: string | null) => status?.toLowerCase().replaceAll(' ', '_') ?? null;

const toDate = (text: string | null) => (text === null ? null : new Date(text));
