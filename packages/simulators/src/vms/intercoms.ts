import type { Flat, Intercom, IntercomKey } from './device-types.ts';

/**
 * Intercom 1 is that of the Admin page's sample. Device credentials are recognisable canaries
 * instead of the sample's (quirk 14): a test can search for them in every output that must not
 * contain them.
 */
export const INTERCOMS: readonly Intercom[] = [
  {
    ...intercom(1, 4, 1),
    isOnline: false,
    department: 1,
    departmentName: 'department_name',
    uuid: '9f44078b-0326-4143-a0c2-932a3137ba90',
    externalId: null,
    address: 'City, street Street 1',
    mac: '08:13:c0:00:00:82',
    ip: '192.168.18.207',
    createdAt: '2022-11-16T15:08:36Z',
    updatedAt: '2022-11-17T08:27:48Z',
  },
  { ...intercom(2, 9, 6), title: 'Sosnovaya 1, entrance 1', vendor: 'sputnik', flatOffset: '1' },
  {
    ...intercom(3, 9, 7),
    title: 'Sosnovaya 1, entrance 2',
    isOnline: false,
    status: 'initializing',
    flatFrom: 37,
    flatTo: 72,
    department: 2,
    departmentName: 'Entrance 2',
  },
  {
    ...intercom(4, 10, 2),
    title: 'Main gate',
    vendor: 'intersvyaz',
    switch: 'vizit',
    departmentType: 'gate',
    departmentName: 'Gate',
    address: 'Minsk, Sosnovaya street 3',
    flatTo: 120,
    source: 'external-system',
  },
];

/** Flat 1 is the sample's. Only the flats of Sosnovy Park with residents are listed. */
export const FLATS: readonly Flat[] = [
  {
    ...flat(1, 1, 1),
    number: '91201692@vgw1.vms.local',
    landlineNumber: '+375292769284',
    landlineLine: true,
  },
  flat(2, 2, 7),
  { ...flat(3, 2, 12), landlineLine: true },
  flat(4, 2, 19),
  { ...flat(5, 3, 40), smartphoneLine: false, analogLine: true },
  flat(6, 3, 55),
  flat(7, 4, 14),
  { ...flat(8, 4, 88), sipLine: true },
];

/** Key 1 is the sample's; key 7 has no owner and key 8 no flat. */
export const INTERCOM_KEYS: readonly IntercomKey[] = [
  {
    ...key(1, 1, { flatId: 1, userId: 5 }),
    key: '131231',
    createdAt: '2022-11-28T07:58:19Z',
    updatedAt: '2022-11-28T08:13:25Z',
  },
  key(2, 2, { flatId: 2, userId: 6 }),
  key(3, 2, { flatId: 2, userId: 6 }),
  key(4, 2, { flatId: 3, userId: 7 }),
  key(5, 3, { flatId: 5, userId: 9 }),
  key(6, 4, { flatId: 7, userId: 8 }),
  key(7, 2, { flatId: 4, userId: null }),
  key(8, 4, { flatId: null, userId: 8 }),
];

function intercom(id: number, groupId: number, cameraId: number): Intercom {
  return {
    id,
    groupId,
    cameraId,
    title: null,
    isOnline: true,
    flatFrom: 1,
    flatTo: id === 1 ? 41 : 36,
    flatOffset: null,
    department: 1,
    departmentName: 'Entrance 1',
    departmentType: 'main',
    uuid: `9f44078b-0326-4143-a0c2-00000000000${id}`,
    externalId: `intercom-${id}`,
    address: 'Minsk, Sosnovaya street 1',
    mac: `08:13:c0:00:01:0${id}`,
    model: 'IC-3000',
    serialNumber: `IC3000-000${id}`,
    vendor: 'interconnection',
    status: 'installed',
    switch: 'metakom',
    source: 'auto',
    ip: `192.168.18.${id}`,
    login: `canary-device-login-${id}`,
    password: `canary-device-password-${id}`,
    createdAt: `2023-03-0${id}T10:20:00Z`,
    updatedAt: `2024-01-1${id}T06:05:00Z`,
  };
}

function flat(id: number, intercomId: number, number: number): Flat {
  return {
    id,
    flat: number,
    intercomId,
    number: `9120170${id}@vgw1.vms.local`,
    landlineNumber: `+37517555010${id}`,
    smartphoneLine: true,
    landlineLine: false,
    analogLine: false,
    sipLine: false,
  };
}

function key(
  id: number,
  intercomId: number,
  owner: Pick<IntercomKey, 'flatId' | 'userId'>,
): IntercomKey {
  return {
    id,
    key: `04A1B2C${id}`,
    intercomId,
    ...owner,
    createdAt: `2023-04-0${id}T12:00:00Z`,
    updatedAt: `2023-04-0${id}T12:00:00Z`,
  };
}
