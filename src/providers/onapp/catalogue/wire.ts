import { wireObject } from '../../../upstream/wire/wire-object.ts';
import type { WireOutput } from '../../../upstream/wire/wire-type.ts';
import {
  optional,
  optionalText,
  wireDecimal,
  wireFlag,
  wireId,
  wireReference,
} from '../../kit/wire/wire-values.ts';
import { wireRoleList } from '../roles/wire.ts';
import { optionalDateTime, wrappedList } from '../wire-values.ts';

/**
 * A user group. Panels of 2.x send label, id and dates only. Its `additional_fields` are a map, unlike those of a user
 * (Q3), and are not read.
 *
 * @see docs/providers/onapp.md section 8
 */
export const wireUserGroup = wireObject({
  id: wireId,
  label: optionalText,
  identifier: optionalText,
  created_at: optionalDateTime,
  updated_at: optionalDateTime,
  /** Roles have no permissions here (section 7). */
  roles: optional(wireRoleList),
  bucket_id: wireReference,
});
export type WireUserGroup = WireOutput<typeof wireUserGroup>;

/** `[{"user_group":{…}}]` */
export const wireUserGroupList = wrappedList('user_group', wireUserGroup);

/** A number of objects, or whether there are any. */
const countOrFlag: typeof wireFlag = {
  read: (value, parent, key) => {
    const count = typeof value === 'string' ? Number(value) : value;
    return typeof count === 'number' && count > 1 ? true : wireFlag.read(value, parent, key);
  },
};

/** A bucket. @see docs/providers/onapp.md section 8 */
export const wireBucket = wireObject({
  id: wireId,
  label: optionalText,
  created_at: optionalDateTime,
  updated_at: optionalDateTime,
  currency_code: optionalText,
  show_price: optional(wireFlag),
  monthly_price: optional(wireDecimal),
  allows_mak: optional(wireFlag),
  allows_kms: optional(wireFlag),
  allows_own: optional(wireFlag),
  type: optionalText,
  /** The number of accounts that use it, or whether any account does. */
  associated_with_users: optional(countOrFlag),
});
export type WireBucket = WireOutput<typeof wireBucket>;

/** `[{"bucket":{…}}]` */
export const wireBucketList = wrappedList('bucket', wireBucket);

/** A billing plan, on panels up to 5.5. @see docs/providers/onapp.md section 8 */
export const wireBillingPlan = wireObject({
  id: wireId,
  label: optionalText,
  currency_code: optionalText,
  monthly_price: optional(wireDecimal),
  show_price: optional(wireFlag),
});
export type WireBillingPlan = WireOutput<typeof wireBillingPlan>;

/** `[{"billing_plan":{…}}]`, or `[{"user_plan":{…}}]` since 5.2: either name at either path (Q19). */
export const wireBillingPlanList = wrappedList('billing_plan', wireBillingPlan);
