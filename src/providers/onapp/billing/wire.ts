import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalText,
  wireDecimal,
  wireId,
  wireInt,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { optionalDateTime, wrappedList } from '../wire-values.ts';

/** A payment. @see docs/providers/onapp.md section 9 */
const wirePayment = wireObject({
  id: wireId,
  amount: optional(wireDecimal),
  invoice_number: optionalText,
  /** The user who paid; it is called `user_id` before 4.2, and by some panels since 6.0. */
  payer_id: wireReference,
  user_id: wireReference,
  created_at: optionalDateTime,
  updated_at: optionalDateTime,
});
export type WirePayment = WireOutput<typeof wirePayment>;

/** Payments have either of two names, whichever path was requested (Q19). */
export const wirePaymentList = wrappedList('payment', wirePayment);

/** `[{"month":5,"cost":167.37}]`, without a wrapper (Q20). @see docs/providers/onapp.md section 9 */
export const wireMonthlyBillList = wrappedList(
  'vm_stat',
  wireObject({ month: wireInt, cost: optional(wireDecimal) }, ['month']),
);
export type WireMonthlyBill = WireOutput<typeof wireMonthlyBillList>[number];
