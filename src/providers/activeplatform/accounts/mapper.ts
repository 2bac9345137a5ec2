import type {
  ActivePlatformBillingInfo,
  ActivePlatformSubscription,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toDate, toSnakeCase } from '../shown-values.ts';
import type { WireAccount, WireSubscription } from './wire.ts';

/** The properties of an installation that no account contains. */
export interface AccountOptions {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** Null if it is not configured. */
  readonly currency: string | null;
}

/** Maps an account; `listSubscriptions` is called if a query selects them. */
export function toActivePlatformBillingInfo(
  account: WireAccount,
  { provider, currency }: AccountOptions,
  listSubscriptions: () => Promise<readonly Lazy<ActivePlatformSubscription>[]>,
): Lazy<ActivePlatformBillingInfo> {
  return {
    __typename: 'ActivePlatformBillingInfo',
    id: toGlobalId(provider, 'account', account.id),
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
    subscriptions: listSubscriptions,
  };
}

/** @param provider its key in the configuration. */
export function toActivePlatformSubscription(
  subscription: WireSubscription,
  provider: string,
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
