import { z } from 'zod';
import { wireList } from '../../upstream/response/wire-list.ts';
import { optional, optionalText, wireId, wireInt } from '../kit/wire/wire-values.ts';

const wireTime = z.iso.datetime({ offset: true });

/** @see docs/providers/acme.md section 2 */
export const wireUser = z.object({
  id: wireId,
  login: optionalText,
  display_name: optionalText,
  state: optionalText,
  created_at: optional(wireTime),
  updated_at: optional(wireTime),
});
export type WireUser = z.output<typeof wireUser>;

export const wireUserPage = z.object({ users: wireList(wireUser), total: optional(wireInt) });
export type WireUserPage = z.output<typeof wireUserPage>;

export const wireContract = z.object({ number: optionalText, state: optionalText });
export type WireContract = z.output<typeof wireContract>;

/** The body of an update. Absent properties stay unchanged. */
export interface UpdateUserRequest {
  readonly display_name?: string;
  readonly password?: string;
}
