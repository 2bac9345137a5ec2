import type {
  Money,
  OnAppBillingInfo,
  OnAppMonthlyBill,
  OnAppPayment,
  OnAppUser,
  OnAppUserMonthlyBillsArgs,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { ClientError } from '../../contract/client-error.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel, type ModelFields } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { needs } from '../../kit/reads.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import { findById, toBillingPlanId, toBucketId } from '../catalogue/look-up.ts';
import type { Source, UserSource } from '../context.ts';
import { billingPlans, buckets, monthlyBills, payments } from '../reads.ts';
import type { WireMonthlyBill, WirePayment } from './wire.ts';

/** Returns the currency of the bucket or, before 6.0, of the billing plan; null if the user has neither. */
async function readCurrencyCode(source: UserSource): Promise<string | null> {
  const reference =
    (await findById(buckets, toBucketId(source), source)) ??
    (await findById(billingPlans, toBillingPlanId(source), source));
  return reference?.currency_code ?? null;
}

/** An amount of a user. Its currency needs a list of the panel, which is read if it is selected. */
export const createPanelMoney = defineModel<Lazy<Money>, UserSource & { readonly amount: string }>(
  'Money',
  {
    amount: ({ amount }) => amount,
    currencyCode: { reads: [buckets, billingPlans], load: readCurrencyCode },
  },
);

const toPanelMoney = (amount: string | null, source: UserSource) =>
  amount === null ? null : createPanelMoney({ ...source, amount });

/** Creates the amounts of a user, and the currency of its bucket, or of its billing plan before 6.0. */
export const createBillingInfo = defineModel<Lazy<OnAppBillingInfo>, UserSource>(
  'OnAppBillingInfo',
  {
    billingId: ({ user, context }) => user[context.billingField],
    status: null,
    statusText: null,
    owed: ({ user, context }) => toPanelMoney(user.outstanding_amount, { user, context }),
    paymentAmount: ({ user }) => user.payment_amount,
    totalAmount: ({ user }) => user.total_amount,
    monthlyPrice: ({ user }) => user.monthly_price,
    discountDueToFree: ({ user }) => user.discount_due_to_free,
    totalAmountWithDiscount: ({ user }) => user.total_amount_with_discount,
    currencyCode: { reads: [buckets, billingPlans], load: readCurrencyCode },
  },
);

const toOnAppPayment = defineModel<Lazy<OnAppPayment>, Source<'payment', WirePayment>>(
  'OnAppPayment',
  {
    id: ({ payment, context }) => toGlobalId(context.provider.id, 'payment', payment.id),
    amount: ({ payment }) => payment.amount,
    invoiceNumber: ({ payment }) => payment.invoice_number,
    createdAt: ({ payment }) => parseInstant(payment.created_at),
    updatedAt: ({ payment }) => parseInstant(payment.updated_at),
  },
);

const toOnAppMonthlyBill = defineModel<Lazy<OnAppMonthlyBill>, WireMonthlyBill>(
  'OnAppMonthlyBill',
  { month: ({ month }) => month, cost: ({ cost }) => cost },
);

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Returns whether the bills of this year are requested from the panel. */
const isBillYear = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;

/** @throws {ClientError} `BAD_USER_INPUT` if the year is outside 2000 to 2100; nothing is sent. */
function toUserYear({ user, context }: UserSource, { year }: OnAppUserMonthlyBillsArgs) {
  if (isBillYear(year)) return { user: user.id, year };
  const message = `year must be from ${FIRST_YEAR} to ${LAST_YEAR}.`;
  throw new ClientError('BAD_USER_INPUT', message, context.provider.id);
}

/** The lists of a user, each null if the panel no longer has the user. */
export const BILLING_FIELDS: ModelFields<
  Pick<Lazy<OnAppUser>, 'payments' | 'monthlyBills'>,
  UserSource
> = {
  payments: needs(
    payments,
    ({ user }) => user.id,
    (paid, { context }) => mapList(paid, (payment) => toOnAppPayment({ payment, context })),
  ),
  monthlyBills: needs(monthlyBills, toUserYear, (bills) => mapList(bills, toOnAppMonthlyBill), {
    plan: ({ year }: OnAppUserMonthlyBillsArgs) => ({ key: year, calls: isBillYear(year) ? 1 : 0 }),
  }),
};
