import type {
  ActivePlatformBillingInfo,
  ActivePlatformSubscription,
} from '../../../generated/schema-types.ts';
import { ClientError } from '../../contract/client-error.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toDate } from '../../kit/wire/wire-values.ts';
import type { ActivePlatformContext } from '../context.ts';
import { toSnakeCase } from '../wire-values.ts';
import type { WireAccount, WireSubscription } from './wire.ts';

/** Maps an account; its subscriptions are read if a query selects them. */
export function toActivePlatformBillingInfo(
  account: WireAccount,
  { provider, currency, loaders }: ActivePlatformContext,
): Lazy<ActivePlatformBillingInfo> {
  return {
    __typename: 'ActivePlatformBillingInfo',
    id: toGlobalId(provider.id, 'account', account.id),
    billingId: account.id,
    status: toSnakeCase(account.status),
    name: account.name,
    accountType: account.account_type,
    accountClass: account.account_class,
    primaryName: account.primary_name,
    firstName: account.first_name,
    middleName: account.middle_name,
    lastName: account.last_name,
    email: account.email,
    phone: account.phone,
    country: account.country,
    region: account.region,
    city: account.city,
    street: account.street,
    building: account.building,
    office: account.office,
    zip: account.zip,
    balance: account.balance,
    creditLimit: account.credit_limit,
    currentDebt: account.current_debt,
    defaultPaymentModel: account.default_payment_model,
    currency,
    subscriptions: async () => {
      const subscriptions = await loaders.listSubscriptions(account.id);
      return subscriptions.map((each) => toActivePlatformSubscription(each, provider));
    },
  };
}

/** Maps an account beyond the fan-out limit of a user, whose subscriptions are not read. */
export function toBillingInfoBeyondFanout(
  account: WireAccount,
  context: ActivePlatformContext,
): Lazy<ActivePlatformBillingInfo> {
  return {
    ...toActivePlatformBillingInfo(account, context),
    subscriptions: () => Promise.reject(fanoutLimited(context.provider.id)),
  };
}

function fanoutLimited(provider: string): ClientError {
  const message =
    `Only the first ${MAX_FANOUT} accounts of a user include their subscriptions. ` +
    'Query this account by its id with node.';
  return new ClientError('FANOUT_LIMIT', message, provider);
}

export function toActivePlatformSubscription(
  subscription: WireSubscription,
  { id: provider }: ProviderNode,
): Lazy<ActivePlatformSubscription> {
  return {
    __typename: 'ActivePlatformSubscription',
    id: toGlobalId(provider, 'subscription', subscription.id),
    name: subscription.name,
    status: toSnakeCase(subscription.status),
    trial: subscription.trial,
    planId: toGlobalIdOrNull(provider, 'plan', subscription.plan_id),
    planPeriodId: toGlobalIdOrNull(provider, 'plan-period', subscription.plan_period_id),
    startDate: subscription.start_date,
    expirationDate: subscription.expiration_date,
    promoCode: subscription.promo_code,
    createdAt: toDate(subscription.created_at),
    updatedAt: toDate(subscription.updated_at),
    holdTo: subscription.hold_to,
    paymentModel: subscription.payment_model,
    creditLimit: subscription.payment_model_parameters?.credit_limit ?? null,
    currentDebt: subscription.payment_model_parameters?.current_debt ?? null,
  };
}
