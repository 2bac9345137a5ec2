import { z } from 'zod';
import {
  optional,
  optionalText,
  wireDecimal,
  wireFlag,
  wireId,
  wireReference,
  wireText,
} from '../../kit/wire/wire-values.ts';
import { unlessEmpty, wireDate, wireDay } from '../wire-values.ts';

/**
 * A customer. The published tables are incomplete and differ between versions, so all properties
 * except the id are optional.
 *
 * @see docs/providers/activeplatform.md sections 5.6 and 6.0
 */
export const wireAccount = z.object({
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
export type WireAccount = z.output<typeof wireAccount>;

/** Money is a text here, but a number in an account (Q12). */
const wirePaymentParameters = z.object({
  credit_limit: unlessEmpty(wireDecimal),
  current_debt: unlessEmpty(wireDecimal),
});

/**
 * Something that an account pays for. The descriptions of the last two properties name a word and
 * an object, their column of types a list and a text: a list of one word is accepted, too, and a
 * text is ignored.
 *
 * @see docs/providers/activeplatform.md section 6.2
 */
export const wireSubscription = z.object({
  id: wireId,
  name: optionalText,
  trial: optional(wireFlag),
  status: optionalText,
  plan_id: wireReference,
  plan_period_id: wireReference,
  start_date: unlessEmpty(wireDay),
  expiration_date: unlessEmpty(wireDay),
  promo_code: optionalText,
  created_at: optional(wireDate),
  updated_at: optional(wireDate),
  hold_to: unlessEmpty(wireDay),
  payment_model: optional(
    z.union([wireText, z.tuple([wireText]).transform(([model]) => model)]),
  ).transform((model) => (model === '' ? null : model)),
  payment_model_parameters: optional(
    z.union([wirePaymentParameters, z.string().transform(() => null)]),
  ),
});
export type WireSubscription = z.output<typeof wireSubscription>;
