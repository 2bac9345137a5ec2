import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalText,
  wireDecimal,
  wireFlag,
  wireId,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { optionalDay, optionalInstant } from '../wire-values.ts';

/**
 * A customer. The published tables are incomplete and differ between versions, so all properties
 * except the id are optional.
 *
 * @see docs/providers/activeplatform.md sections 5.6 and 6.0
 */
export const wireAccount = wireObject({
  id: wireId,
  name: optionalText,
  account_class: optionalText,
  account_type: optionalText,
  primary_name: optionalText,
  first_name: optionalText,
  middle_name: optionalText,
  last_name: optionalText,
  country: optionalText,
  region: optionalText,
  city: optionalText,
  street: optionalText,
  building: optionalText,
  office: optionalText,
  zip: optionalText,
  phone: optionalText,
  email: optionalText,
  status: optionalText,
  balance: optional(wireDecimal),
  credit_limit: optional(wireDecimal),
  current_debt: optional(wireDecimal),
  default_payment_model: optionalText,
});
export type WireAccount = WireOutput<typeof wireAccount>;

/** Money is a text here, but a number in an account (Q12). */
const wireAmounts = optional(
  wireObject({ credit_limit: optional(wireDecimal), current_debt: optional(wireDecimal) }),
);

/** An object, or a text that is ignored. */
const wirePaymentParameters: typeof wireAmounts = {
  ...wireAmounts,
  read: (value, parent, key) =>
    typeof value === 'string' ? null : wireAmounts.read(value, parent, key),
};

/** A word, or a list of one word. */
const wirePaymentModel: typeof optionalText = {
  read: (value, parent, key) =>
    optionalText.read(Array.isArray(value) && value.length === 1 ? value[0] : value, parent, key),
};

/**
 * Something that an account pays for. The descriptions of the last two properties name a word and
 * an object, their column of types a list and a text: a list of one word is accepted, too, and a
 * text is ignored.
 *
 * @see docs/providers/activeplatform.md section 6.2
 */
export const wireSubscription = wireObject({
  id: wireId,
  name: optionalText,
  trial: optional(wireFlag),
  status: optionalText,
  plan_id: wireReference,
  plan_period_id: wireReference,
  start_date: optionalDay,
  expiration_date: optionalDay,
  promo_code: optionalText,
  created_at: optionalInstant,
  updated_at: optionalInstant,
  hold_to: optionalDay,
  payment_model: wirePaymentModel,
  payment_model_parameters: wirePaymentParameters,
});
export type WireSubscription = WireOutput<typeof wireSubscription>;
