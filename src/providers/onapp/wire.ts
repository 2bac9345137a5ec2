import { wireList } from '../../upstream/wire/wire-list.ts';
import { wireObject } from '../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../upstream/wire/wire-type.ts';
import {
  nullableText,
  optional,
  optionalText,
  wireDecimal,
  wireDocument,
  wireFlag,
  wireId,
  wireInt,
  wireNumber,
  wireReference,
  wireText,
} from '../kit/wire/wire-values.ts';
import { wireRoleList } from './roles/wire.ts';
import { optionalDateTime, wrapped, wrappedList } from './wire-values.ts';

const wireIpAddress = wireObject({ id: wireReference, address: optionalText });

const wireAdditionalField = wireObject({ name: nullableText, value: nullableText });

const wireInfoboxes = wireObject({
  display_infoboxes: optional(wireFlag),
  hidden_infoboxes: optional(wireList(wireText)),
});

/**
 * The user object. Secrets of older panels (`aflexi_password`, `remember_token`, `wowza_key`, … Q16) are no
 * properties of it, so they are dropped here. Fields that a short list leaves out are null.
 *
 * @see docs/providers/onapp.md sections 6.0 and 6.1
 */
export const wireUser = wireObject({
  id: wireId,
  identifier: optionalText,
  /** Absent if the gateway signs in with an API key (Q7). */
  login: optionalText,
  email: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  status: optionalText,
  locale: optionalText,
  /** A Rails zone name; may be empty. */
  time_zone: optionalText,
  created_at: optionalDateTime,
  updated_at: optionalDateTime,
  activated_at: optionalDateTime,
  deleted_at: optionalDateTime,
  suspend_at: optionalDateTime,
  password_changed_at: optionalDateTime,
  user_group_id: wireReference,
  group_id: wireReference,
  image_template_group_id: wireReference,
  firewall_id: wireReference,
  billing_plan_id: wireReference,
  bucket_id: wireReference,
  roles: optional(wireRoleList),
  used_ip_addresses: optional(wrappedList('ip_address', wireIpAddress)),
  /** Responses have no wrapper in most versions, although requests have one (Q3). */
  additional_fields: optional(wrappedList('additional_field', wireAdditionalField)),
  used_cpus: optional(wireInt),
  used_cpu_shares: optional(wireInt),
  used_disk_size: optional(wireNumber),
  used_memory: optional(wireNumber),
  memory_available: optional(wireNumber),
  disk_space_available: optional(wireNumber),
  /** The amounts are absent without `users.read_prices.*` (Q17), strings or numbers (Q10). */
  outstanding_amount: optional(wireDecimal),
  payment_amount: optional(wireDecimal),
  total_amount: optional(wireDecimal),
  monthly_price: optional(wireDecimal),
  discount_due_to_free: optional(wireDecimal),
  total_amount_with_discount: optional(wireDecimal),
  infoboxes: optional(wireInfoboxes),
  avatar: optional(wireDocument),
  use_gravatar: optional(wireFlag),
  supplied: optional(wireFlag),
  system_theme: optionalText,
  registered_yubikey: optional(wireFlag),
  totp_enabled: optional(wireFlag),
  cdn_bandwidth_limit_set: optional(wireFlag),
  cdn_status: optionalText,
  cdn_account_status: optionalText,
  cdn_reference: optionalText,
  update_billing_stat: optional(wireFlag),
});
export type WireUser = WireOutput<typeof wireUser>;

/** `{"user":{…}}` */
export const wireUserDocument = wrapped('user', wireUser);

/** `[{"user":{…}}]` */
export const wireUserList = wrappedList('user', wireUser);

/** The fields of an update; absent ones do not change. `suspend_at: ''` switches auto-suspension off. */
export interface UpdateUserRequest {
  readonly email?: string;
  readonly first_name?: string;
  readonly last_name?: string;
  readonly password?: string;
  readonly user_group_id?: string;
  readonly bucket_id?: string;
  readonly billing_plan_id?: string;
  readonly role_ids?: readonly string[];
  readonly additional_fields?: readonly { readonly name: string; readonly value: string }[];
  readonly suspend_at?: string;
  readonly registered_yubikey?: boolean;
}
