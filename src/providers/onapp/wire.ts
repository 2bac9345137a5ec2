import { z } from 'zod';
import {
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
} from '../wire-values.ts';

/** `2012-02-09T17:05:30Z`, with or without milliseconds, with any offset (Q9). */
const wireDateTime = z.iso.datetime({ offset: true });

/** Objects stand in their singular name, in lists too (Q2): `{"role":{…}}`. */
const wrapped = <Name extends string, Schema extends z.ZodType>(name: Name, schema: Schema) =>
  z
    .object({ [name]: schema } as { readonly [K in Name]: Schema })
    .transform((wrapper) => (wrapper as { [K in Name]: z.output<Schema> })[name]);

/** @see docs/providers/onapp.md section 7 */
export const wirePermission = z.object({
  id: wireId,
  identifier: z.string(),
  label: optionalText,
});
export type WirePermission = z.output<typeof wirePermission>;

/** @see docs/providers/onapp.md section 7 */
export const wireRole = z.object({
  id: wireId,
  label: optionalText,
  identifier: optionalText,
  created_at: optional(wireDateTime),
  updated_at: optional(wireDateTime),
  users_count: optional(wireInt),
  system: optional(wireFlag),
  template: optionalText,
  permissions: optional(z.array(wrapped('permission', wirePermission))),
});
export type WireRole = z.output<typeof wireRole>;

const wireIpAddress = z.object({ id: wireReference, address: optionalText });

const wireInfoboxes = z.object({
  display_infoboxes: optional(wireFlag),
  hidden_infoboxes: optional(z.array(wireText)),
});

/**
 * The user object. Secrets of older panels (`aflexi_password`, `remember_token`, `wowza_key`, … Q16) are in no
 * member, so they end here.
 *
 * @see docs/providers/onapp.md section 6.0
 */
export const wireUser = z.object({
  id: wireId,
  identifier: optionalText,
  /** Absent where the gateway signs in with an API key (Q7). */
  login: optionalText,
  email: optionalText,
  first_name: optionalText,
  last_name: optionalText,
  status: optionalText,
  locale: optionalText,
  /** A Rails zone name; may be empty. */
  time_zone: optionalText,
  created_at: optional(wireDateTime),
  updated_at: optional(wireDateTime),
  activated_at: optional(wireDateTime),
  deleted_at: optional(wireDateTime),
  suspend_at: optional(wireDateTime),
  password_changed_at: optional(wireDateTime),
  user_group_id: wireReference,
  group_id: wireReference,
  image_template_group_id: wireReference,
  firewall_id: wireReference,
  billing_plan_id: wireReference,
  bucket_id: wireReference,
  roles: optional(z.array(wrapped('role', wireRole))),
  used_ip_addresses: optional(z.array(wrapped('ip_address', wireIpAddress))),
  /** Without a wrapper here, although requests have one (Q3). */
  additional_fields: optional(z.array(z.object({ name: wireText, value: optional(wireText) }))),
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
export type WireUser = z.output<typeof wireUser>;

/** `{"user":{…}}` */
export const wireUserDocument = wrapped('user', wireUser);

/** `[{"permission":{…}}]` */
export const wirePermissionList = z.array(wrapped('permission', wirePermission));

/** The members of an update; absent ones stay as they are. `suspend_at: ''` switches auto-suspension off. */
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
