import { z } from 'zod';
import { optional, optionalText, wireDecimal, wireId, wireText } from '../wire-values.ts';

/** `date` may be a date or a date with a time and an offset (Q10); a date alone is taken for midnight in UTC. */
const wireDate = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/**
 * The user object, the same in every answer that holds one.
 *
 * @see docs/providers/activeplatform.md section 5.0
 */
export const wireUser = z.object({
  id: wireId,
  first_name: optionalText,
  /** An empty string when absent (Q11). */
  middle_name: optionalText,
  last_name: optionalText,
  email: optionalText,
  /** `active` or `inactive`, over all accounts (Q17). */
  status: optionalText,
  /** `name` is the one that is shown; requests hold the key instead (Q2). */
  custom_attributes: optional(z.array(z.object({ name: wireText, value: optional(wireText) }))),
  created_at: optional(wireDate),
  updated_at: optional(wireDate),
});
export type WireUser = z.output<typeof wireUser>;

/**
 * An account of a user. Its page was not found: the members are those of the account pages, all optional.
 *
 * @see docs/providers/activeplatform.md sections 5.6 and 6.0
 */
export const wireAccount = z.object({
  id: wireId,
  name: optionalText,
  account_type: optionalText,
  status: optionalText,
  balance: optional(wireDecimal),
  credit_limit: optional(wireDecimal),
  current_debt: optional(wireDecimal),
  default_payment_model: optionalText,
});
export type WireAccount = z.output<typeof wireAccount>;

/** The body of an update; absent members stay as they are (Q4). */
export interface UpdateUserRequest {
  readonly first_name?: string;
  readonly middle_name?: string;
  readonly last_name?: string;
  readonly password?: string;
  readonly custom_attributes?: readonly { readonly key: string; readonly value: string }[];
}
