import { wireMonthlyBillList, wirePaymentList } from '../../../src/providers/onapp/billing/wire.ts';
import {
  wireBillingPlanList,
  wireBucketList,
  wireUserGroupList,
} from '../../../src/providers/onapp/catalogue/wire.ts';
import { wirePermissionList, wireRoleList } from '../../../src/providers/onapp/roles/wire.ts';
import { wireUserDocument, wireUserList } from '../../../src/providers/onapp/wire.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import type { WireDocuments } from '../contract/odd-values.ts';

const DATE = '2022-11-16T15:22:00Z';
const AT = { created_at: DATE, updated_at: DATE };
const PERMISSION = { id: 11, identifier: 'users', label: 'Users' };
const ROLE = { id: 7, label: 'a', users_count: 3, system: false, ...AT };
const IN_A_USER = ['role', 'permission', 'ip_address', 'vm_stat'];

export const WIRE_DOCUMENTS: WireDocuments = {
  'OnApp user': {
    type: wireUserDocument,
    document: { user: FULL_USER },
    identity: ['user'],
    wrappers: ['user', ...IN_A_USER],
  },
  'OnApp users': {
    type: wireUserList,
    document: [{ user: FULL_USER }],
    wrappers: ['user', ...IN_A_USER],
  },
  'OnApp payments': {
    type: wirePaymentList,
    document: [{ payment: { id: 1, amount: '1.5', payer_id: 2, ...AT } }],
    wrappers: ['payment'],
  },
  'OnApp bills': {
    type: wireMonthlyBillList,
    document: [{ month: 5, cost: 167.37 }],
    identity: ['month'],
  },
  'OnApp permissions': {
    type: wirePermissionList,
    document: [{ permission: PERMISSION }],
    wrappers: ['permission'],
  },
  'OnApp roles': {
    type: wireRoleList,
    document: [{ role: { ...ROLE, permissions: [{ permission: PERMISSION }] } }],
    wrappers: ['role', 'permission'],
  },
  'OnApp groups': {
    type: wireUserGroupList,
    document: [{ user_group: { id: 5, label: 'a', roles: [{ role: ROLE }] } }],
    wrappers: ['user_group', 'role'],
  },
  'OnApp buckets': {
    type: wireBucketList,
    document: [{ bucket: { id: 3, monthly_price: 5, show_price: true, ...AT } }],
    wrappers: ['bucket'],
  },
  'OnApp plans': {
    type: wireBillingPlanList,
    document: [{ billing_plan: { id: 4, label: 'a', currency_code: 'EUR' } }],
    wrappers: ['billing_plan'],
  },
};
