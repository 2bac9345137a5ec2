import type {
  ActivePlatformAccountType,
  ActivePlatformAddress,
  ActivePlatformBillingInfo,
  ActivePlatformContact,
  BillingStatus,
} from '../../../generated/schema-types.ts';
import { ClientError } from '../../contract/client-error.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { toMoney } from '../../kit/money.ts';
import { connectionField } from '../../kit/paging/connection-field.ts';
import { negateDecimal } from '../../kit/wire/decimal.ts';
import { toKnownWord } from '../../kit/wire/known-word.ts';
import type { ActivePlatformContext } from '../context.ts';
import { subscriptions } from '../reads.ts';
import { PAYMENT_MODELS } from './payment-models.ts';
import { createSubscription } from './subscription-mapper.ts';
import type { WireAccount } from './wire.ts';

interface AccountSource {
  readonly account: WireAccount;
  readonly context: ActivePlatformContext;
  /** Whether the account is beyond the fan-out limit of a user: its subscriptions are not read. */
  readonly isBeyondFanout?: boolean;
}

const toContact = defineModel<Lazy<ActivePlatformContact>, WireAccount>('ActivePlatformContact', {
  firstName: ({ first_name }) => first_name,
  middleName: ({ middle_name }) => middle_name,
  lastName: ({ last_name }) => last_name,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
});

const toAddress = defineModel<Lazy<ActivePlatformAddress>, WireAccount>('ActivePlatformAddress', {
  country: ({ country }) => country,
  region: ({ region }) => region,
  city: ({ city }) => city,
  street: ({ street }) => street,
  building: ({ building }) => building,
  office: ({ office }) => office,
  postalCode: ({ zip }) => zip,
});

/** @see docs/providers/activeplatform.md section 6 */
const BILLING_STATUSES: ReadonlyMap<string, BillingStatus> = new Map([
  ['active', 'ACTIVE'],
  ['administrative_hold', 'ADMINISTRATIVE_HOLD'],
  ['credit_hold', 'CREDIT_HOLD'],
  ['deleted', 'DELETED'],
]);

/** Operators name the types; these are the two kinds of customers of the vendor's own pages. */
const ACCOUNT_TYPES: ReadonlyMap<string, ActivePlatformAccountType> = new Map([
  ['legal_entity', 'LEGAL_ENTITY'],
  ['natural_person', 'NATURAL_PERSON'],
]);

/** Creates an account; its subscriptions are read if a query selects them. */
export const createBillingInfo = defineModel<Lazy<ActivePlatformBillingInfo>, AccountSource>(
  'ActivePlatformBillingInfo',
  {
    id: ({ account, context }) => toGlobalId(context.provider.id, 'account', account.id),
    billingId: ({ account }) => account.id,
    status: ({ account }) => toKnownWord(BILLING_STATUSES, () => account.status) ?? 'UNKNOWN',
    statusText: ({ account }) => account.status,
    owed: ({ account: { balance }, context }) =>
      toMoney(balance && negateDecimal(balance), context.currency),
    name: ({ account }) => account.name,
    accountType: ({ account }) => toKnownWord(ACCOUNT_TYPES, () => account.account_type),
    accountTypeText: ({ account }) => account.account_type,
    accountClass: ({ account }) => account.account_class,
    primaryName: ({ account }) => account.primary_name,
    contact: ({ account }) => toContact(account),
    address: ({ account }) => toAddress(account),
    balance: ({ account, context }) => toMoney(account.balance, context.currency),
    creditLimit: ({ account, context }) => toMoney(account.credit_limit, context.currency),
    currentDebt: ({ account, context }) => toMoney(account.current_debt, context.currency),
    defaultPaymentModel: ({ account }) =>
      toKnownWord(PAYMENT_MODELS, () => account.default_payment_model),
    defaultPaymentModelText: ({ account }) => account.default_payment_model,
    subscriptions: connectionField(subscriptions, {
      toKey: toReadableId,
      toNode: (subscription, { context }) => createSubscription({ subscription, context }),
      connection: 'ActivePlatformSubscriptionConnection',
      edge: 'ActivePlatformSubscriptionEdge',
    }),
  },
);

/** @throws {ClientError} `FANOUT_LIMIT` if the account is beyond the limit. */
function toReadableId({ account, context, isBeyondFanout }: AccountSource): string {
  if (isBeyondFanout === true) throw fanoutLimited(context.provider.id);
  return account.id;
}

function fanoutLimited(provider: string): ClientError {
  const message =
    `Only the first ${MAX_FANOUT} accounts of a user include their subscriptions. ` +
    'Query this account by its id with node.';
  return new ClientError('FANOUT_LIMIT', message, provider);
}
