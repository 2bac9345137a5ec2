import type { CameraAccess, Person } from './model.ts';
import { DEFAULT_PERMISSION_IDS } from './permissions.ts';

/**
 * Every person except the administrators (ids 2 and 3). User 1 is that of the Billing page's
 * sample, users 5 and 11 are those of the Admin page's; the others are invented residents of
 * Sosnovy Park.
 */
export const PEOPLE: readonly Person[] = [
  {
    ...person(1, 'test@mail.com', null),
    canUpdatePassword: false,
    properties: [{ type: 'phone', value: '+80283289362' }],
    billing: { id: '123123123', data: {}, extra: [] },
    cameras: [watches(2, 'Main gate')],
    createdAt: '2023-05-02T10:18:50Z',
    updatedAt: '2023-05-02T10:18:50Z',
  },
  {
    ...person(5, '170500', '170500'),
    // The sample's placeholder status is the word "status"; here it is the user's real one.
    billing: { id: 'billing_id', data: numbered(), extra: [numbered()] },
    permissionIds: [9],
    cameras: [{ ...watches(1, 'manual MS. 7 - stand 1'), status: 'blocked' }],
    flatIds: [1],
    licences: licences(20, 0),
    createdAt: '2022-11-16T15:05:06Z',
    updatedAt: '2022-11-16T15:05:06Z',
  },
  {
    ...person(6, 'hanna.zhuk@mail.example', 'Hanna Zhuk'),
    properties: [phone('+375291550106'), { type: 'note', value: 'Calls after 18:00' }],
    cameras: [
      { ...watches(6, 'Our entrance'), isFavorite: true },
      watches(2, 'Main gate'),
      watches(3, 'Parking, north'),
      watches(5, 'Playground'),
    ],
    flatIds: [2],
    licences: licences(3, 1),
  },
  {
    ...person(7, 'p.sauchanka', 'Pavel Sauchanka'),
    properties: [phone('+375291550107')],
    permissionIds: [...DEFAULT_PERMISSION_IDS, 243, 246],
    cameras: [watches(3, 'Parking, north'), { ...watches(4, 'My car'), isFavorite: true }],
    flatIds: [3],
  },
  {
    ...person(8, '200414', 'Iryna Melnik'),
    properties: [phone('+375291550108')],
    cameras: [
      watches(10, 'Hallway'),
      { ...watches(11, 'Balcony'), isFavorite: true },
      watches(2, 'Main gate'),
    ],
    flatIds: [7],
    licences: licences(2, 2),
  },
  {
    ...person(9, 'viktar.rudzko@mail.example', 'Viktar Rudzko'),
    status: 'blocked',
    properties: [phone('+375291550109'), { type: 'debt', value: '43.20' }],
    cameras: [
      { ...watches(7, 'Entrance 2'), status: 'blocked' },
      { ...watches(8, 'Lift hall'), status: 'blocked' },
    ],
    flatIds: [5],
  },
  {
    ...person(10, 'tamara1955', 'Tamara Kazlova'),
    canUpdatePassword: false,
    cameras: [watches(7, 'Entrance 2')],
    flatIds: [6],
  },
  {
    ...person(11, '', 'subuser@mail.com'),
    type: 'subuser',
    parentId: 5,
    billing: null,
    permissionIds: [9],
    createdAt: '2022-11-16T15:05:07Z',
    updatedAt: '2022-11-16T15:05:07Z',
  },
  {
    ...person(12, '', 'Danila Zhuk'),
    type: 'subuser',
    parentId: 6,
    billing: null,
    permissionIds: [8, 75],
    cameras: [watches(6, 'Entrance 1')],
  },
  {
    ...person(13, 'duty.officer', 'Duty officer, district 4'),
    type: 'special',
    billing: null,
    permissionIds: [75, 76, 240],
    cameras: [watches(2, 'Main gate'), watches(5, 'Playground')],
    expiredAt: '2031-01-01T00:00:00Z',
  },
  {
    ...person(14, 'sosnovy-park-office', 'Sosnovy Park management office'),
    type: 'legal',
    properties: [phone('+375175550114'), { type: 'tax_number', value: '190000014' }],
    permissionIds: [...DEFAULT_PERMISSION_IDS, 240, 244, 245, 247],
    cameras: [2, 3, 4, 5, 6, 7, 8, 9].map((id) => watches(id, `Office ${id}`)),
    licences: licences(20, 11),
  },
  {
    ...person(15, 'alesya.hrom@mail.example', 'Alesya Hrom'),
    properties: [phone('+375291550115')],
    cameras: [watches(6, 'Entrance 1'), watches(9, 'Bicycle store')],
    flatIds: [4],
  },
  { ...person(16, '200417', null), flatIds: [8] },
  {
    ...person(17, 'm.baranau', 'Maksim Baranau'),
    status: 'blocked',
    permissionIds: [75],
    cameras: [{ ...watches(12, 'Workshop'), isFavorite: true }],
  },
  { ...person(18, 'yana.litvin@mail.example', 'Yana Litvin'), permissionIds: [] },
];

function person(id: number, login: string, name: string | null): Person {
  const day = String(id).padStart(2, '0');
  return {
    id,
    login,
    name,
    type: 'user',
    parentId: null,
    password: `canary-user-password-${id}`,
    status: 'active',
    canUpdatePassword: true,
    properties: [],
    billing: { id: `CRM-${1000 + id}`, data: { tariff: 'Home', contract: `SP-${id}` }, extra: [] },
    permissionIds: DEFAULT_PERMISSION_IDS,
    cameras: [],
    flatIds: [],
    licences: licences(0, 0),
    sessionLimits: null,
    expiredAt: null,
    createdAt: `2023-06-${day}T09:30:00Z`,
    updatedAt: `2024-02-${day}T14:12:00Z`,
    deletedAt: null,
  };
}

function watches(cameraId: number, name: string): CameraAccess {
  return { cameraId, name, isFavorite: false, status: 'active' };
}

function licences(all: number, used: number): Person['licences'] {
  return { analytic_l1: { all, used }, analytic_l2: { all, used }, analytic_l3: { all, used } };
}

function phone(value: string) {
  return { type: 'phone', value };
}

function numbered(): Record<string, string> {
  return Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`key_${n}`, `value_${n}`]));
}
