import { wireList } from '../../upstream/wire/wire-list.ts';
import { wireObject } from '../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../upstream/wire/wire-type.ts';
import { optionalDate, toUtcInstant } from '../kit/wire/wire-date.ts';
import { optional, optionalText, wireId, wireInt } from '../kit/wire/wire-values.ts';

const optionalTime = optionalDate(toUtcInstant);

/** @see docs/providers/acme.md section 2 */
export const wireUser = wireObject({
  id: wireId,
  login: optionalText,
  display_name: optionalText,
  state: optionalText,
  created_at: optionalTime,
  updated_at: optionalTime,
});
export type WireUser = WireOutput<typeof wireUser>;

export const wireUserPage = wireObject({ users: wireList(wireUser), total: optional(wireInt) }, [
  'users',
]);
export type WireUserPage = WireOutput<typeof wireUserPage>;

export const wireContract = wireObject({ number: optionalText, state: optionalText });
export type WireContract = WireOutput<typeof wireContract>;

/** The body of an update. Absent properties stay unchanged. */
export interface UpdateUserRequest {
  readonly display_name?: string;
  readonly password?: string;
}
