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
import { printed } from '../../support/vms/printed.ts';
import type { WireDocuments } from '../contract/odd-values.ts';

const DATE = '2022-11-16T15:22:00Z';
const AT = { created_at: DATE, updated_at: DATE };
const PAGE = ['data'];
const INTERCOM = {
  id: 1,
  title: 'a',
  flat_from: 1,
  camera: { id: 3 },
  group: { id: 4, name: 'b' },
};

export const WIRE_DOCUMENTS: WireDocuments = {
  'VMS Admin user': { type: wireAdminUser, document: printed('admin-user-200') },
  'VMS Billing user': {
    type: wireBillingUser,
    document: printed('billing-update-200'),
    // Only in the Billing API the login identifies the user as well.
    identity: ['login'],
  },
  'VMS roles': {
    type: wireRolePage,
    document: {
      data: [{ type: 'user', permissions: [{ id: 9, name: 'a' }] }],
      meta: { last_page: 2 },
    },
    identity: PAGE,
  },
  'VMS token': {
    type: wireToken,
    document: { access_token: 'canary', expires_at: DATE },
    identity: ['access_token'],
  },
  'VMS flats': {
    type: wireFlatPage,
    document: { data: [{ id: 1, flat: 2, number: '9@x', properties: { number: '8' } }] },
    identity: PAGE,
  },
  'VMS keys': {
    type: wireKeyPage,
    document: { data: [{ id: 1, key: '13', user: { id: 2 }, flat: { id: 3 }, ...AT }] },
    identity: PAGE,
  },
  'VMS users': {
    type: wireShortUserPage,
    document: [{ id: 1, name: 'a', login: 'b', ...AT }],
  },
  'VMS cameras': {
    type: wireCameraList,
    document: [
      {
        id: 1,
        name: 'a',
        streams: [{ type: 'high', status: 'active' }],
        preview: 'https://a',
      },
    ],
  },
  'VMS cameras of a user': {
    type: wireUserCameraList,
    document: [
      { id: 1, external_id: 'a', start_at: DATE, streams: [{ type: 'low' }], preview: 'https://a' },
    ],
  },
  'VMS intercom': { type: wireShownIntercom, document: INTERCOM },
};
