import { PERMISSIONS } from './permissions.ts';
import type { AdditionalField, Bucket, Role, UserGroup } from './records.ts';

/** The creation date of the records below. */
export const INSTALLED_AT = new Date('2014-04-03T14:30:34Z');

/** Roles 1 and 2 are built in, and the printed update request sends them. */
export const ROLES: readonly Role[] = [
  {
    id: 1,
    label: 'Administrator',
    identifier: 'admin',
    system: true,
    template: 'admin_template',
    permissions: PERMISSIONS.map(({ identifier }) => identifier),
  },
  {
    id: 2,
    label: 'User',
    identifier: 'user',
    system: true,
    template: 'user_template',
    permissions: PERMISSIONS.map(({ identifier }) => identifier).filter((identifier) =>
      identifier.endsWith('.own'),
    ),
  },
  {
    id: 7,
    label: 'Support <2nd line>',
    identifier: 'q7zt0mxk3hb9ew',
    system: false,
    template: 'user_template',
    permissions: ['users.list', 'users.read', 'users.suspend', 'roles.read', 'user_groups.read'],
  },
  {
    id: 9,
    label: 'Accounting & invoices',
    identifier: 'n2d8vysr5kpo1a',
    system: false,
    template: 'user_template',
    permissions: ['users.list', 'users.read', 'payments', 'monthly_bills', 'billing_plans.read'],
  },
];

/** Groups 1 and 36 are those of the printed update requests. */
export const USER_GROUPS: readonly UserGroup[] = [
  group(1, 'Customers', 'a1x0c9v8b7n6m5', [2], [1, 2], { region: 'EU' }),
  group(4, 'Staff', 'k3j2h1g0f9d8s7', [1, 7, 9], [1], {}),
  group(36, 'Resellers', 'z9y8x7w6v5u4t3', [2], [2], { region: 'worldwide', contract: '' }),
];

export const BUCKETS: readonly Bucket[] = [
  { id: 1, label: 'Pay as you go', currency_code: 'EUR', show_price: true, monthly_price: 0 },
  { id: 2, label: 'Enterprise', currency_code: 'USD', show_price: null, monthly_price: 499.5 },
  { id: 5, label: 'Trial', currency_code: 'EUR', show_price: false, monthly_price: 0 },
];

/** The first field is that of the printed update requests. */
export const ADDITIONAL_FIELDS: readonly AdditionalField[] = [
  { id: 1, name: 'additional_field_name', default_value: '', data_type: 'string' },
  { id: 2, name: 'cost_centre', default_value: '0', data_type: 'integer' },
  { id: 3, name: 'contract', default_value: 'none', data_type: 'string' },
];

function group(
  id: number,
  label: string,
  identifier: string,
  role_ids: readonly number[],
  bucket_ids: readonly number[],
  additional_fields: UserGroup['additional_fields'],
): UserGroup {
  return { id, label, identifier, role_ids, bucket_ids, additional_fields };
}
