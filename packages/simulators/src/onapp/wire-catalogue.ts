import { INSTALLED_AT } from './catalogue.ts';
import { bucketTime, panelTime, universalTime } from './dates.ts';
import { isAtLeast, type OnAppOptions } from './options.ts';
import type { AdditionalField, Bucket, Payment, Permission, Role, UserGroup } from './records.ts';
import type { Store } from './store.ts';
import { Decimal, List, Untyped, type WireObject } from './wire-value.ts';

const DATES: WireObject = {
  created_at: universalTime(INSTALLED_AT),
  updated_at: universalTime(INSTALLED_AT),
};

/** Writes a role with every permission (fact sheet 7, Q15). */
export function toWireRole(role: Role, store: Store, { version }: OnAppOptions): WireObject {
  const permissions = store.permissions.filter(({ identifier }) =>
    role.permissions.includes(identifier),
  );
  return {
    ...toWireRoleOfGroup(role, store, { version }),
    ...(isAtLeast(version, '5.4') ? { system: role.system } : {}),
    ...(isAtLeast(version, '6.4') ? { template: role.template } : {}),
    permissions: new List('permission', permissions.map(toWirePermission)),
  };
}

/**
 * Writes a role inside a group, without permissions but with its number of users (fact sheet 7).
 */
function toWireRoleOfGroup(
  { id, label, identifier }: Role,
  { users }: Store,
  { version }: Pick<OnAppOptions, 'version'>,
): WireObject {
  const users_count = users.filter(({ role_ids }) => role_ids.includes(id)).length;
  return { id, label, identifier, ...DATES, ...(isAtLeast(version, '3.0') ? { users_count } : {}) };
}

/** Writes a permission (fact sheet 7). */
export function toWirePermission({ id, identifier, label }: Permission): WireObject {
  return { id, identifier, label, ...DATES };
}

/**
 * Writes a group (fact sheet 8): three properties in 2.x; `additional_fields` is a map, unlike a
 * user's (Q3).
 */
export function toWireGroup(group: UserGroup, store: Store, options: OnAppOptions): WireObject {
  const { id, label, identifier, additional_fields } = group;
  if (!isAtLeast(options.version, '3.0')) return { id, label, ...DATES };
  const roles = store.findRoles(group).map((role) => toWireRoleOfGroup(role, store, options));
  const common = { id, label, identifier, ...DATES, roles: new List('role', roles) };
  if (!isAtLeast(options.version, '6.0')) return { ...common, additional_fields };
  const buckets = store.buckets.filter((bucket) => group.bucket_ids.includes(bucket.id));
  return {
    ...common,
    user_buckets: new List(
      'user_bucket',
      buckets.map((bucket) => toWireBucket(bucket, store)),
    ),
    bucket_id: group.bucket_ids[0] ?? null,
    additional_fields,
  };
}

/**
 * Writes a bucket (fact sheet 8). In XML its property `type` exists beside the attribute of that
 * name.
 */
export function toWireBucket(bucket: Bucket, { users }: Store): WireObject {
  const { id, label, currency_code, show_price, monthly_price } = bucket;
  return {
    id,
    label,
    created_at: bucketTime(INSTALLED_AT),
    updated_at: bucketTime(INSTALLED_AT),
    currency_code,
    show_price,
    monthly_price: new Untyped(new Decimal(monthly_price)),
    allows_mak: false,
    allows_kms: false,
    allows_own: true,
    type: 'Billing::Buckets::Plan',
    associated_with_users: users.filter(({ plan_id }) => plan_id === id).length,
  };
}

/** Writes a billing plan (fact sheet 8, up to 5.5). */
export function toWireBillingPlan(plan: Bucket): WireObject {
  const { id, label, currency_code, show_price, monthly_price } = plan;
  return {
    id,
    label,
    monthly_price: new Decimal(monthly_price),
    currency_code,
    show_price,
    base_resources: new List('base_resource', []),
    ...DATES,
  };
}

/** Writes an additional field (fact sheet 8). */
export function toWireAdditionalField(field: AdditionalField): WireObject {
  return { ...field };
}

/** Writes a payment (fact sheet 9). The payer is called `payer_id` from 4.2 on (Q19). */
export function toWirePayment(payment: Payment, payer: 'user_id' | 'payer_id'): WireObject {
  const { id, amount, invoice_number, user_id, created_at } = payment;
  return {
    id,
    amount: new Decimal(amount),
    invoice_number,
    [payer]: user_id,
    created_at: panelTime(created_at),
    updated_at: panelTime(created_at),
  };
}
