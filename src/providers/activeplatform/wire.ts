import { wireList } from '../../upstream/wire/wire-list.ts';
import { wireObject } from '../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../upstream/wire/wire-type.ts';
import { nullableText, optional, optionalText, wireId } from '../kit/wire/wire-values.ts';
import { optionalInstant } from './wire-values.ts';

/**
 * The user object, the same in every response that contains one.
 *
 * @see docs/providers/activeplatform.md section 5.0
 */
export const wireUser = wireObject({
  id: wireId,
  first_name: optionalText,
  /** An empty string if absent (Q11). */
  middle_name: optionalText,
  last_name: optionalText,
  email: optionalText,
  /** `active` or `inactive`, over all accounts (Q17). */
  status: optionalText,
  /** `name` is the shown name; requests contain the key instead (Q2). */
  custom_attributes: optional(wireList(wireObject({ name: nullableText, value: nullableText }))),
  created_at: optionalInstant,
  updated_at: optionalInstant,
});
export type WireUser = WireOutput<typeof wireUser>;

/** The body of an update; absent properties stay unchanged (Q4). */
export interface UpdateUserRequest {
  readonly first_name?: string;
  readonly middle_name?: string;
  readonly last_name?: string;
  readonly password?: string;
  readonly custom_attributes?: readonly { readonly key: string; readonly value: string }[];
}
