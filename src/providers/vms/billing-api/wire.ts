import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  nullableText,
  optional,
  optionalText,
  wireFlag,
  wireId,
  wireText,
} from '../../kit/wire/wire-values.ts';
import { phpList, vmsDate } from '../wire-values.ts';

/**
 * The user as the Billing API returns it after a change. It has neither permissions nor `billing_info` (quirk 36).
 *
 * @see docs/providers/vms.md section 2.1
 */
export const wireBillingUser = wireObject(
  {
    id: wireId,
    login: wireText,
    name: optionalText,
    type: optionalText,
    status: optionalText,
    created_at: vmsDate,
    updated_at: vmsDate,
    deleted_at: vmsDate,
    can_update_password: optional(wireFlag),
    /** Has this name in responses, whatever its name in requests (quirk 1). */
    billing_properties: optional(phpList(wireObject({ type: nullableText, value: nullableText }))),
  },
  ['id', 'login'],
);
export type WireBillingUser = WireOutput<typeof wireBillingUser>;

/** The body of an update; absent properties keep their values. */
export interface UpdateUserRequest {
  readonly login: string;
  readonly password?: string;
  readonly status?: 'active' | 'blocked';
  readonly can_update_password?: boolean;
  readonly billing_info?: { readonly billing_id?: string; readonly billing_extra?: unknown };
  readonly billing_properties?: readonly WireProperty[];
  /** The name of `billing_properties` in 24.12 (quirk 1). */
  readonly properties?: readonly WireProperty[];
  readonly permissions_to_attach?: readonly string[];
  readonly permissions_to_detach?: readonly string[];
}

interface WireProperty {
  readonly type: string;
  readonly value: string;
}
