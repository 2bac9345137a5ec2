import { z } from 'zod';
import {
  optional,
  optionalText,
  wireDecimal,
  wireFlag,
  wireId,
  wireInt,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { wireRoleList } from '../roles/wire.ts';
import { wireDateTime, wrappedList } from '../wire-values.ts';

/**
 * A user group. Panels of 2.x send label, id and dates only. Its `additional_fields` are a map, unlike those of a user
 * (Q3), and are not read.
 *
 * @see docs/providers/onapp.md section 8
 */
export const wireUserGroup = z.object({
  id: wireId,
  label: optionalText,
  identifier: optionalText,
  created_at: optional(wireDateTime),
  updated_at: optional(wireDateTime),
  /** Roles have no permissions here (section 7). */
  roles: optional(wireRoleList),
  bucket_id: wireReference,
});
export type WireUserGroup = z.output<typeof wireUserGroup>;

/** `[{"user_group":{…}}]` */
export const wireUserGroupList = wrappedList('user_group', wireUserGroup);

/** A bucket. @see docs/providers/onapp.md section 8 */
export const wireBucket = z.object({
  id: wireId,
  label: optionalText,
  created_at: optional(wireDateTime),
  updated_at: optional(wireDateTime),
  currency_code: optionalText,
  show_price: optional(wireFlag),
  monthly_price: optional(wireDecimal),
  allows_mak: optional(wireFlag),
  allows_kms: optional(wireFlag),
  allows_own: optional(wireFlag),
  type: optionalText,
  /** The number of accounts that use it, or whether any account does. */
  associated_with_users: optional(z.union([wireInt.transform((count) => count > 0), wireFlag])),
});
export type WireBucket = z.output<typeof wireBucket>;

/** `[{"bucket":{…}}]` */
export const wireBucketList = wrappedList('bucket', wireBucket);

/** A billing plan, on panels up to 5.5. @see docs/providers/onapp.md section 8 */
export const wireBillingPlan = z.object({
  id: wireId,
  label: optionalText,
  currency_code: optionalText,
  monthly_price: optional(wireDecimal),
  show_price: optional(wireFlag),
});
export type WireBillingPlan = z.output<typeof wireBillingPlan>;

/** `[{"billing_plan":{…}}]` */
export const wireBillingPlanList = wrappedList('billing_plan', wireBillingPlan);
