import { date, flag, id, same, text } from './response-field.ts';
import type { PrintedObject } from './vendor-page.ts';

/** The intercoms of the Admin page, their flats and their keys. */
export const INTERCOM_OBJECTS: readonly PrintedObject[] = [
  {
    printed: 'intercoms[]',
    responded: 'intercoms.edges[].node',
    type: 'Intercom',
    members: {
      id: id('intercom', 'id'),
      title: same('name'),
      mac: same('mac'),
      flat_from: same('flatFrom'),
      flat_to: same('flatTo'),
      status: same('statusText'),
    },
  },
  {
    printed: 'intercoms[]',
    responded: 'intercoms.edges[].node.group',
    type: 'IntercomGroup',
    members: { group_id: id('intercom-group', 'id') },
  },
  {
    printed: 'intercoms[]',
    responded: 'intercoms.edges[].node.camera',
    type: 'Camera',
    members: { camera_id: id('camera', 'id') },
  },
  {
    printed: 'intercoms[]',
    responded: 'intercoms.edges[].details',
    type: 'VmsIntercomDetails',
    members: {
      is_online: flag('isOnline'),
      flat_offset: same('flatOffset'),
      department: text('department'),
      department_name: same('departmentName'),
      department_type: same('departmentType'),
      department_type_pretty: same('departmentTypeDisplayName'),
      uuid: same('uuid'),
      address: same('address'),
      created_at: date('createdAt'),
      updated_at: date('updatedAt'),
      vendor: same('vendor'),
      vendor_pretty: same('vendorDisplayName'),
      status_pretty: same('statusDisplayName'),
      switch: same('commutator'),
      switch_pretty: same('commutatorDisplayName'),
      schema: same('protocol'),
      ip: same('ip'),
      port: same('port'),
      commutators_count: same('commutatorCount'),
    },
  },
  {
    printed: 'intercom_flats[]',
    responded: 'intercomFlats.edges[].node',
    type: 'IntercomFlat',
    members: {
      id: id('flat', 'id'),
      flat: same('flat'),
      landline_number: same('landlineNumber'),
      is_smartphone_sip_line_available: flag('isSmartphoneSipLineAvailable'),
      is_landline_sip_line_available: flag('isLandlineSipLineAvailable'),
      is_analog_line_enable: flag('isAnalogLineEnabled'),
      is_sip_line_enable: flag('isSipLineEnabled'),
    },
  },
  {
    printed: 'intercom_flats[]',
    responded: 'intercomFlats.edges[]',
    type: 'IntercomFlatEdge',
    members: { key_count: same('keyCount'), users_count: same('userCount') },
  },
  {
    printed: 'intercom_flats[]',
    responded: 'intercomFlats.edges[].node.intercom',
    type: 'Intercom',
    members: { intercom_id: id('intercom', 'id') },
  },
  {
    printed: 'intercom_keys[]',
    responded: 'intercomKeys.edges[].node.intercom',
    type: 'Intercom',
    members: { intercom_id: id('intercom', 'id') },
  },
  {
    printed: 'intercom_keys[]',
    responded: 'intercomKeys.edges[].node',
    type: 'IntercomKey',
    members: {
      id: id('key', 'id'),
      created_at: date('createdAt'),
      updated_at: date('updatedAt'),
    },
  },
];
