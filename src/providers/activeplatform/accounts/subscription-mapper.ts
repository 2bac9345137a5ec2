import type {
  ActivePlatformSubscription,
  ActivePlatformSubscriptionStatus,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toMoney } from '../../kit/money.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import { toKnownWord } from '../../kit/wire/known-word.ts';
import type { ActivePlatformContext } from '../context.ts';
import { PAYMENT_MODELS } from './payment-models.ts';
import type { WireSubscription } from './wire.ts';

interface SubscriptionSource {
  readonly subscription: WireSubscription;
  readonly context: ActivePlatformContext;
}

/** The statuses of the vendor's page. @see docs/providers/activeplatform.md section 6.2 */
const STATUSES: ReadonlyMap<string, ActivePlatformSubscriptionStatus> = new Map([
  ['ordered', 'ORDERED'],
  ['waiting_for_manual_approve', 'WAITING_FOR_APPROVAL'],
  ['installing', 'INSTALLING'],
  ['installation_failed', 'INSTALLATION_FAILED'],
  ['activating', 'ACTIVATING'],
  ['activating_failed', 'ACTIVATION_FAILED'],
  ['active', 'ACTIVE'],
  ['updating', 'UPDATING'],
  ['updating_failed', 'UPDATE_FAILED'],
  ['renewing', 'RENEWING'],
  ['renewing_failed', 'RENEWAL_FAILED'],
  ['graced', 'GRACED'],
  ['stopping', 'STOPPING'],
  ['stopping_failed', 'STOPPING_FAILED'],
  ['stopped', 'STOPPED'],
]);

/** Creates a subscription of an account. */
export const createSubscription = defineModel<Lazy<ActivePlatformSubscription>, SubscriptionSource>(
  'ActivePlatformSubscription',
  {
    id: ({ subscription, context }) =>
      toGlobalId(context.provider.id, 'subscription', subscription.id),
    name: ({ subscription }) => subscription.name,
    status: ({ subscription }) => toKnownWord(STATUSES, () => subscription.status),
    statusText: ({ subscription }) => subscription.status,
    isTrial: ({ subscription }) => subscription.trial,
    planId: ({ subscription, context }) =>
      toGlobalIdOrNull(context.provider.id, 'plan', subscription.plan_id),
    planPeriodId: ({ subscription, context }) =>
      toGlobalIdOrNull(context.provider.id, 'plan-period', subscription.plan_period_id),
    startsOn: ({ subscription }) => subscription.start_date,
    expiresOn: ({ subscription }) => subscription.expiration_date,
    promoCode: ({ subscription }) => subscription.promo_code,
    createdAt: ({ subscription }) => parseInstant(subscription.created_at),
    updatedAt: ({ subscription }) => parseInstant(subscription.updated_at),
    holdEndsOn: ({ subscription }) => subscription.hold_to,
    paymentModel: ({ subscription }) =>
      toKnownWord(PAYMENT_MODELS, () => subscription.payment_model),
    paymentModelText: ({ subscription }) => subscription.payment_model,
    creditLimit: ({ subscription: { payment_model_parameters: parameters }, context }) =>
      toMoney(parameters?.credit_limit ?? null, context.currency),
    currentDebt: ({ subscription: { payment_model_parameters: parameters }, context }) =>
      toMoney(parameters?.current_debt ?? null, context.currency),
  },
);
