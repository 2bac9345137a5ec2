import {
  wireAccount,
  wireSubscription,
} from '../../../src/providers/activeplatform/accounts/wire.ts';
import { wireUser as wireActivePlatformUser } from '../../../src/providers/activeplatform/wire.ts';
import { wireMonthlyBillList, wirePaymentList } from '../../../src/providers/onapp/billing/wire.ts';
import {
  wireBillingPlanList,
  wireBucketList,
  wireUserGroupList,
} from '../../../src/providers/onapp/catalogue/wire.ts';
import { wirePermissionList, wireRoleList } from '../../../src/providers/onapp/roles/wire.ts';
import { wireUserDocument, wireUserList } from '../../../src/providers/onapp/wire.ts';
import {
  wireFlatPage,
  wireKeyPage,
  wireShortUserPage,
} from '../../../src/providers/vms/admin-api/list-wire.ts';
import {
  wireAdminUser,
  wireRolePage,
  wireToken,
} from '../../../src/providers/vms/admin-api/wire.ts';
import {
  wireCameraList,
  wireShownIntercom,
  wireUserCameraList,
} from '../../../src/providers/vms/billing-api/device-wire.ts';
import { wireBillingUser } from '../../../src/providers/vms/billing-api/wire.ts';
import type { WireType } from '../../../src/upstream/wire/wire-type.ts';
import { accountBody, subscriptionBody } from '../../support/activeplatform/bodies.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { printed } from '../../support/vms/printed.ts';

/** Values that upstreams send in place of documented ones. */
export const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  0,
  -1,
  'x',
  [],
  {},
  true,
  'long '.repeat(2000),
];

/** Returns a body with each odd value in each of its optional properties. */
export const oddBodies = (body: Readonly<Record<string, unknown>>, required: readonly string[]) =>
  Object.keys(body)
    .filter((name) => !required.includes(name))
    .flatMap((name) => ODD_VALUES.map((odd) => ({ ...body, [name]: odd })));

const DATE = '2022-11-16T15:22:00Z';
const AT = { created_at: DATE, updated_at: DATE };
const PERMISSION = { id: 11, identifier: 'users', label: 'Users' };
const ROLE = { id: 7, label: 'a', users_count: 3, system: false, ...AT };
const INTERCOM = {
  id: 1,
  title: 'a',
  flat_from: 1,
  camera: { id: 3 },
  group: { id: 4, name: 'b' },
};

/** A document of every wire type. The properties that identify its objects are not odd here. */
export const DOCUMENTS: { readonly [name: string]: readonly [WireType<unknown>, unknown] } = {
  'VMS Admin user': [wireAdminUser, printed('admin-user-200')],
  'VMS Billing user': [wireBillingUser, printed('billing-update-200')],
  'VMS roles': [
    wireRolePage,
    { data: [{ type: 'user', permissions: [{ id: 9, name: 'a' }] }], meta: { last_page: 2 } },
  ],
  'VMS token': [wireToken, { access_token: 'canary', expires_at: DATE }],
  'VMS flats': [
    wireFlatPage,
    { data: [{ id: 1, flat: 2, number: '9@x', properties: { number: '8' } }] },
  ],
  'VMS keys': [
    wireKeyPage,
    { data: [{ id: 1, key: '13', user: { id: 2 }, flat: { id: 3 }, ...AT }] },
  ],
  'VMS users': [wireShortUserPage, [{ id: 1, name: 'a', login: 'b', ...AT }]],
  'VMS cameras': [
    wireCameraList,
    [{ id: 1, name: 'a', streams: [{ type: 'high', status: 'active' }], preview: 'https://a' }],
  ],
  'VMS cameras of a user': [
    wireUserCameraList,
    [{ id: 1, external_id: 'a', start_at: DATE, streams: [{ type: 'low' }], preview: 'https://a' }],
  ],
  'VMS intercom': [wireShownIntercom, INTERCOM],
  'OnApp user': [wireUserDocument, { user: FULL_USER }],
  'OnApp users': [wireUserList, [{ user: FULL_USER }]],
  'OnApp payments': [wirePaymentList, [{ payment: { id: 1, amount: '1.5', payer_id: 2, ...AT } }]],
  'OnApp bills': [wireMonthlyBillList, [{ month: 5, cost: 167.37 }]],
  'OnApp permissions': [wirePermissionList, [{ permission: PERMISSION }]],
  'OnApp roles': [wireRoleList, [{ role: { ...ROLE, permissions: [{ permission: PERMISSION }] } }]],
  'OnApp groups': [
    wireUserGroupList,
    [{ user_group: { id: 5, label: 'a', roles: [{ role: ROLE }] } }],
  ],
  'OnApp buckets': [
    wireBucketList,
    [{ bucket: { id: 3, monthly_price: 5, show_price: true, ...AT } }],
  ],
  'OnApp plans': [
    wireBillingPlanList,
    [{ billing_plan: { id: 4, label: 'a', currency_code: 'EUR' } }],
  ],
  'ActivePlatform user': [
    wireActivePlatformUser,
    { id: 5, email: 'a@b.example', custom_attributes: [{ name: 'Age', value: '21' }], ...AT },
  ],
  'ActivePlatform account': [wireAccount, accountBody(5)],
  'ActivePlatform subscription': [wireSubscription, subscriptionBody(5)],
};
