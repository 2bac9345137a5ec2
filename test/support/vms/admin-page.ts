import { CAMERA_OBJECTS } from './admin-page-cameras.ts';
import { INTERCOM_OBJECTS } from './admin-page-intercoms.ts';
import { date, document, id, same, textOrNone } from './response-field.ts';
import type { PrintedObject } from './vendor-page.ts';

const PERMISSION = {
  id: id('permission', 'id'),
  name: same('name'),
  display_name: same('displayName'),
  group: same('group'),
};

/** The 200 of the page "Update of a billing user" of the Admin API, property by property. */
export const ADMIN_PAGE: readonly PrintedObject[] = [
  {
    printed: '',
    responded: '',
    type: 'VmsUser',
    members: {
      id: id('user', 'id'),
      name: same('name'),
      login: same('login'),
      created_at: date('createdAt'),
      user_type: same('userType'),
      events: same('events'),
    },
  },
  ...CAMERA_OBJECTS,
  {
    printed: 'subusers[]',
    responded: 'subUsers.edges[].node',
    type: 'VmsSubUser',
    members: {
      id: id('subuser', 'id'),
      name: same('name'),
      login: textOrNone('login'),
      created_at: date('createdAt'),
    },
  },
  {
    printed: 'subusers[].permissions[]',
    responded: 'subUsers.edges[].node.permissions[]',
    type: 'Permission',
    members: PERMISSION,
  },
  {
    printed: 'permissions[]',
    responded: 'permissions[]',
    type: 'Permission',
    members: PERMISSION,
  },
  {
    printed: 'billing_info.data[]',
    responded: 'billingInfo[]',
    type: 'VmsBillingInfo',
    members: {
      login: same('login'),
      status: same('statusText'),
      user_type: same('userType'),
      billing_id: same('billingId'),
      billing_extra: document('billingExtra'),
    },
  },
  {
    printed: 'analytic_license[]',
    responded: 'analyticLicenses[]',
    type: 'VmsAnalyticLicense',
    members: {
      type: same('levelText'),
      type_pretty: same('displayName'),
      all: same('boughtCount'),
      free: same('freeCount'),
      used: same('usedCount'),
    },
  },
  ...INTERCOM_OBJECTS,
];

/** The values of the page that require `secrets:read`, with the reason. */
export const ADMIN_SECRETS: Readonly<Record<string, string>> = {
  'intercoms[].login': 'with it and the password anyone can open the door from the network',
  'intercoms[].password': 'the password of a device, in clear text',
  'intercom_flats[].number': 'a SIP address: with it anyone can ring the flat as the intercom',
  'intercom_keys[].key': 'the code of a key: with it anyone can copy the key',
};
