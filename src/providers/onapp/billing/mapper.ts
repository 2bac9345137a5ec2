import type {
  OnAppBillingInfo,
  OnAppMonthlyBill,
  OnAppPayment,
} from '../../../generated/schema-types.ts';
import { ClientError } from '../../contract/client-error.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { toDate } from '../../kit/wire/wire-values.ts';
import { findBillingPlan, findBucket } from '../catalogue/find-in-catalogue.ts';
import type { OnAppContext } from '../context.ts';
import type { WireUser } from '../wire.ts';
import type { WireMonthlyBill, WirePayment } from './wire.ts';

/** Takes the amounts from the user, and the currency from its bucket, or from its billing plan before 6.0. */
export function toOnAppBillingInfo(user: WireUser, context: OnAppContext): Lazy<OnAppBillingInfo> {
  return {
    __typename: 'OnAppBillingInfo',
    billingId: user[context.billingField],
    status: null,
    outstandingAmount: user.outstanding_amount,
    paymentAmount: user.payment_amount,
    totalAmount: user.total_amount,
    monthlyPrice: user.monthly_price,
    discountDueToFree: user.discount_due_to_free,
    totalAmountWithDiscount: user.total_amount_with_discount,
    currencyCode: async () => {
      const reference = (await findBucket(user, context)) ?? (await findBillingPlan(user, context));
      return reference?.currency_code ?? null;
    },
  };
}

/** Returns null if the panel no longer has the user. */
export async function toOnAppPayments(
  { id }: WireUser,
  { provider, loaders }: OnAppContext,
): Promise<readonly Lazy<OnAppPayment>[] | null> {
  const payments = await loaders.payments(id);
  return payments?.map((payment) => toOnAppPayment(payment, provider)) ?? null;
}

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Returns whether the bills of this year are requested from the panel. */
export const isBillYear = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;

/**
 * Returns null if the panel no longer has the user.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if the year is outside 2000 to 2100; nothing is sent.
 */
export async function toOnAppMonthlyBills(
  { id: user }: WireUser,
  year: number,
  { provider, loaders }: OnAppContext,
): Promise<readonly Lazy<OnAppMonthlyBill>[] | null> {
  if (!isBillYear(year)) {
    const message = `year must be from ${FIRST_YEAR} to ${LAST_YEAR}.`;
    throw new ClientError('BAD_USER_INPUT', message, provider.id);
  }
  const bills = await loaders.monthlyBills({ user, year });
  return bills?.map(toOnAppMonthlyBill) ?? null;
}

function toOnAppPayment(payment: WirePayment, provider: ProviderNode): Lazy<OnAppPayment> {
  return {
    __typename: 'OnAppPayment',
    id: toGlobalId(provider.id, 'payment', payment.id),
    amount: payment.amount,
    invoiceNumber: payment.invoice_number,
    createdAt: toDate(payment.created_at),
    updatedAt: toDate(payment.updated_at),
  };
}

function toOnAppMonthlyBill({ month, cost }: WireMonthlyBill): Lazy<OnAppMonthlyBill> {
  return { __typename: 'OnAppMonthlyBill', month, cost };
}
