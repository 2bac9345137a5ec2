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
import { connectionField } from '../../kit/paging/connection-field.ts';
import { needs } from '../../kit/reads.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import { findById } from '../catalogue/panel-object.ts';
import type { UserSource } from '../context.ts';
import { billingPlans, buckets, monthlyBills, payments } from '../reads.ts';
import type { WireMonthlyBill, WirePayment } from './wire.ts';

/** Returns the currency of the bucket or, before 6.0, of the billing plan; null if the user has neither. */
async function readCurrencyCode({ user, context }: UserSource): Promise<string | null> {
  const reference =
    context.billingField === 'bucket_id'
      ? await findById(buckets, user.bucket_id, context)
      : await findById(billingPlans, user.billing_plan_id, context);
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

const toPanelMoney = (amount: string | null, { user, context }: UserSource) =>
  amount === null ? null : createPanelMoney({ user, context, amount });

/** Creates the amounts of a user. */
export const createBillingInfo = defineModel<Lazy<OnAppBillingInfo>, UserSource>(
  'OnAppBillingInfo',
  {
    billingId: ({ user, context }) => user[context.billingField],
    status: null,
    statusText: null,
    owed: (source) => toPanelMoney(source.user.outstanding_amount, source),
    paymentAmount: (source) => toPanelMoney(source.user.payment_amount, source),
    totalAmount: (source) => toPanelMoney(source.user.total_amount, source),
    monthlyPrice: (source) => toPanelMoney(source.user.monthly_price, source),
    discountDueToFree: (source) => toPanelMoney(source.user.discount_due_to_free, source),
    totalAmountWithDiscount: (source) =>
      toPanelMoney(source.user.total_amount_with_discount, source),
  },
);

/** Creates a payment of a user, in the currency of the user. */
export const createPayment = defineModel<
  Lazy<OnAppPayment>,
  UserSource & { readonly payment: WirePayment }
>('OnAppPayment', {
  id: ({ payment, context }) => toGlobalId(context.provider.id, 'payment', payment.id),
  amount: ({ payment, ...source }) => toPanelMoney(payment.amount, source),
  invoiceNumber: ({ payment }) => payment.invoice_number,
  createdAt: ({ payment }) => parseInstant(payment.created_at),
  updatedAt: ({ payment }) => parseInstant(payment.updated_at),
});

/** Creates the cost of a month, in the currency of the user. */
export const createMonthlyBill = defineModel<
  Lazy<OnAppMonthlyBill>,
  UserSource & { readonly bill: WireMonthlyBill }
>('OnAppMonthlyBill', {
  month: ({ bill }) => bill.month,
  cost: ({ bill, ...source }) => toPanelMoney(bill.cost, source),
});

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
  payments: connectionField(payments, {
    toKey: ({ user }: UserSource) => user.id,
    toNode: (payment, { user, context }) => createPayment({ payment, user, context }),
    connection: 'OnAppPaymentConnection',
    edge: 'OnAppPaymentEdge',
  }),
  monthlyBills: needs(
    monthlyBills,
    toUserYear,
    (bills, { user, context }) =>
      mapList(bills, (bill) => createMonthlyBill({ bill, user, context })),
    {
      plan: ({ year }: OnAppUserMonthlyBillsArgs) => ({
        key: year,
        calls: isBillYear(year) ? 1 : 0,
      }),
    },
  ),
};
