import type {
  ActivePlatformBillingInfo,
  ActivePlatformSubscription,
  BillingStatus,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { ClientError } from '../../contract/client-error.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toMoney } from '../../kit/money.ts';
import { needs } from '../../kit/reads.ts';
import { negateDecimal } from '../../kit/wire/decimal.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import type { ActivePlatformContext } from '../context.ts';
import { subscriptions } from '../reads.ts';
import { toSnakeCase } from '../wire-values.ts';
import type { WireAccount, WireSubscription } from './wire.ts';

interface AccountSource {
  readonly account: WireAccount;
  readonly context: ActivePlatformContext;
  /** Whether the account is beyond the fan-out limit of a user: its subscriptions are not read. */
  readonly isBeyondFanout?: boolean;
}

/** Creates an account; its subscriptions are read if a query selects them. */
export const createBillingInfo = defineModel<Lazy<ActivePlatformBillingInfo>, AccountSource>(
  'ActivePlatformBillingInfo',
  {
    id: ({ account, context }) => toGlobalId(context.provider.id, 'account', account.id),
    billingId: ({ account }) => account.id,
    status: ({ account }) => toBillingStatus(account.status),
    statusText: ({ account }) => account.status,
    owed: ({ account: { balance }, context }) =>
      toMoney(balance && negateDecimal(balance), context.currency),
    name: ({ account }) => account.name,
    accountType: ({ account }) => account.account_type,
    accountClass: ({ account }) => account.account_class,
    primaryName: ({ account }) => account.primary_name,
    firstName: ({ account }) => account.first_name,
    middleName: ({ account }) => account.middle_name,
    lastName: ({ account }) => account.last_name,
    email: ({ account }) => account.email,
    phone: ({ account }) => account.phone,
    country: ({ account }) => account.country,
    region: ({ account }) => account.region,
    city: ({ account }) => account.city,
    street: ({ account }) => account.street,
    building: ({ account }) => account.building,
    office: ({ account }) => account.office,
    zip: ({ account }) => account.zip,
    balance: ({ account }) => account.balance,
    creditLimit: ({ account }) => account.credit_limit,
    currentDebt: ({ account }) => account.current_debt,
    defaultPaymentModel: ({ account }) => account.default_payment_model,
    currency: ({ context }) => context.currency,
    subscriptions: needs(subscriptions, toReadableId, (list, { context }) =>
      mapList(list, (subscription) =>
        createSubscription({ subscription, provider: context.provider.id }),
      ),
    ),
  },
);

/** @see docs/providers/activeplatform.md section 6 */
const BILLING_STATUSES: ReadonlyMap<string | null, BillingStatus> = new Map([
  ['active', 'ACTIVE'],
  ['administrative_hold', 'ADMINISTRATIVE_HOLD'],
  ['credit_hold', 'CREDIT_HOLD'],
  ['deleted', 'DELETED'],
]);

const toBillingStatus = (status: string | null): BillingStatus =>
  BILLING_STATUSES.get(toSnakeCase(status)) ?? 'UNKNOWN';

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

interface SubscriptionSource {
  readonly subscription: WireSubscription;
  readonly provider: string;
}

/** Creates a subscription. */
export const createSubscription = defineModel<Lazy<ActivePlatformSubscription>, SubscriptionSource>(
  'ActivePlatformSubscription',
  {
    id: ({ subscription, provider }) => toGlobalId(provider, 'subscription', subscription.id),
    name: ({ subscription }) => subscription.name,
    status: ({ subscription }) => toSnakeCase(subscription.status),
    trial: ({ subscription }) => subscription.trial,
    planId: ({ subscription, provider }) =>
      toGlobalIdOrNull(provider, 'plan', subscription.plan_id),
    planPeriodId: ({ subscription, provider }) =>
      toGlobalIdOrNull(provider, 'plan-period', subscription.plan_period_id),
    startDate: ({ subscription }) => subscription.start_date,
    expirationDate: ({ subscription }) => subscription.expiration_date,
    promoCode: ({ subscription }) => subscription.promo_code,
    createdAt: ({ subscription }) => parseInstant(subscription.created_at),
    updatedAt: ({ subscription }) => parseInstant(subscription.updated_at),
    holdTo: ({ subscription }) => subscription.hold_to,
    paymentModel: ({ subscription }) => subscription.payment_model,
    creditLimit: ({ subscription: { payment_model_parameters: parameters } }) =>
      parameters?.credit_limit ?? null,
    currentDebt: ({ subscription: { payment_model_parameters: parameters } }) =>
      parameters?.current_debt ?? null,
  },
);
