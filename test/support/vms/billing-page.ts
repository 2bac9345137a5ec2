import { date, flag, id, same, word } from './response-field.ts';
import type { PrintedObject } from './vendor-page.ts';

/** The 200 of the page "Update of a user. VMS Billing API", property by property. */
export const BILLING_PAGE: readonly PrintedObject[] = [
  {
    printed: '',
    responded: 'user',
    type: 'User',
    members: {
      id: id('user', 'id'),
      login: same('login'),
      name: same('name'),
      status: word('status'),
      created_at: date('createdAt'),
    },
  },
  {
    printed: '',
    responded: 'billingAccount',
    type: 'VmsBillingAccount',
    members: {
      type: same('type'),
      status: word('status'),
      created_at: date('createdAt'),
      updated_at: date('updatedAt'),
      deleted_at: date('deletedAt'),
      can_update_password: flag('canUpdatePassword'),
    },
  },
  {
    printed: 'billing_properties[]',
    responded: 'billingAccount.billingProperties[]',
    type: 'VmsBillingProperty',
    members: { type: same('type'), value: same('value') },
  },
];
