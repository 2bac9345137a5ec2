import type {
  OnAppBillingInfo,
  OnAppMonthlyBill,
  OnAppPayment,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { ClientError } from '../../contract/client-error.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import { findBillingPlan, findBucket } from '../catalogue/find-in-catalogue.ts';
import type { OnAppContext } from '../context.ts';
import type { WireUser } from '../wire.ts';
import type { WireMonthlyBill, WirePayment } from './wire.ts';

interface BillingSource {
  readonly user: WireUser;
  readonly context: OnAppContext;
}

const createBillingInfo = defineModel<Lazy<OnAppBillingInfo>, BillingSource>('OnAppBillingInfo', {
  billingId: ({ user, context }) => user[context.billingField],
  status: null,
  outstandingAmount: ({ user }) => user.outstanding_amount,
  paymentAmount: ({ user }) => user.payment_amount,
  totalAmount: ({ user }) => user.total_amount,
  monthlyPrice: ({ user }) => user.monthly_price,
  discountDueToFree: ({ user }) => user.discount_due_to_free,
  totalAmountWithDiscount: ({ user }) => user.total_amount_with_discount,
  currencyCode: {
    load: async ({ user, context }) => {
      const reference = (await findBucket(user, context)) ?? (await findBillingPlan(user, context));
      return reference?.currency_code ?? null;
    },
  },
});

/** Takes the amounts from the user, and the currency from its bucket, or from its billing plan before 6.0. */
export const toOnAppBillingInfo = (user: WireUser, context: OnAppContext): Lazy<OnAppBillingInfo> =>
  createBillingInfo({ user, context });

interface PaymentSource {
  readonly payment: WirePayment;
  readonly provider: ProviderNode;
}

const toOnAppPayment = defineModel<Lazy<OnAppPayment>, PaymentSource>('OnAppPayment', {
  id: ({ payment, provider }) => toGlobalId(provider.id, 'payment', payment.id),
  amount: ({ payment }) => payment.amount,
  invoiceNumber: ({ payment }) => payment.invoice_number,
  createdAt: ({ payment }) => parseInstant(payment.created_at),
  updatedAt: ({ payment }) => parseInstant(payment.updated_at),
});

const toOnAppMonthlyBill = defineModel<Lazy<OnAppMonthlyBill>, WireMonthlyBill>(
  'OnAppMonthlyBill',
  { month: ({ month }) => month, cost: ({ cost }) => cost },
);

/** Returns null if the panel no longer has the user. */
export async function toOnAppPayments(
  { id }: WireUser,
  { provider, loaders }: OnAppContext,
): Promise<readonly Lazy<OnAppPayment>[] | null> {
  const payments = await loaders.payments(id);
  return payments && mapList(payments, (payment) => toOnAppPayment({ payment, provider }));
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
  return bills && mapList(bills, toOnAppMonthlyBill);
}
