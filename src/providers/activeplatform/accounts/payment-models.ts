import type { PaymentModel } from '../../../generated/schema-types.ts';

/** The payment models of accounts and of subscriptions. @see docs/providers/activeplatform.md section 6.2 */
export const PAYMENT_MODELS: ReadonlyMap<string, PaymentModel> = new Map([
  ['prepay', 'PREPAID'],
  ['postpay', 'POSTPAID'],
]);
