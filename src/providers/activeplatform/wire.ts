import { z } from 'zod';
import { wireList } from '../../upstream/response/wire-list.ts';
import { optional, optionalText, wireId, wireText } from '../kit/wire/wire-values.ts';
import { wireDate } from './wire-values.ts';

/**
 * The user object, the same in every response that contains one.
 *
 * @see docs/providers/activeplatform.md section 5.0
 */
export const wireUser = z.object({
  id: wireId,
  first_name: optionalText,
  /** An empty string if absent (Q11). */
  middle_name: optionalText,
  last_name: optionalText,
  email: optionalText,
  /** `active` or `inactive`, over all accounts (Q17). */
  status: optionalText,
  /** `name` is the shown name; requests contain the key instead (Q2). */
  custom_attributes: optional(wireList(z.object({ name: wireText, value: optional(wireText) }))),
  created_at: optional(wireDate),
  updated_at: optional(wireDate),
});
export type WireUser = z.output<typeof wireUser>;

/** The body of an update; absent properties stay unchanged (Q4). */
export interface UpdateUserRequest {
  readonly first_name?: string;
  readonly middle_name?: string;
  readonly last_name?: string;
  readonly password?: string;
  readonly custom_attributes?: readonly { readonly key: string; readonly value: string }[];
}
