import { z } from 'zod';
import { wireList } from '../../../upstream/response/wire-list.ts';
import {
  optional,
  optionalText,
  wireDecimal,
  wireId,
  wireInt,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { wireDateTime, wrapped } from '../wire-values.ts';

/** A payment. @see docs/providers/onapp.md section 9 */
const wirePayment = z.object({
  id: wireId,
  amount: optional(wireDecimal),
  invoice_number: optionalText,
  /** The user who paid; it is called `user_id` before 4.2. */
  payer_id: wireReference,
  created_at: optional(wireDateTime),
  updated_at: optional(wireDateTime),
});
export type WirePayment = z.output<typeof wirePayment>;

/** Payments have either of two names, whichever path was requested (Q19). */
export const wirePaymentList = wireList(
  z.union([wrapped('payment', wirePayment), wrapped('billing_user_payment', wirePayment)]),
);

/** `[{"month":5,"cost":167.37}]`, without a wrapper (Q20). @see docs/providers/onapp.md section 9 */
export const wireMonthlyBillList = wireList(
  z.object({ month: wireInt, cost: optional(wireDecimal) }),
);
export type WireMonthlyBill = z.output<typeof wireMonthlyBillList>[number];
