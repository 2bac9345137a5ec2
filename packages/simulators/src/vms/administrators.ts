import type { Administrator, Role } from './model.ts';
import { ADMINISTRATIVE_PERMISSION_IDS, DEFAULT_PERMISSION_IDS } from './permissions.ts';

/** The credentials that `POST /api/admin/v1/auth/token` accepts initially. */
export const GATEWAY_CREDENTIALS = {
  login: 'gateway',
  password: 'canary-admin-password-2',
} as const;

/**
 * The administrators. The gateway sees every camera, the dispatcher only those of Sosnovy Park
 * (quirk 38).
 */
export const ADMINISTRATORS: readonly Administrator[] = [
  {
    id: 2,
    name: 'Roster gateway',
    ...GATEWAY_CREDENTIALS,
    permissionIds: ADMINISTRATIVE_PERMISSION_IDS,
    rootGroupIds: [1, 5, 11],
    createdAt: '2022-11-01T06:30:00Z',
    updatedAt: '2024-02-12T08:15:44Z',
  },
  {
    id: 3,
    name: 'Sosnovy Park dispatcher',
    login: 'dispatcher',
    password: 'canary-admin-password-3',
    permissionIds: [58, 60, 161],
    rootGroupIds: [5],
    createdAt: '2023-01-19T07:02:10Z',
    updatedAt: '2023-01-19T07:02:10Z',
  },
];

/**
 * The roles. They omit `analytic-cases-smoke-fire` (248), so that the union over roles is not the
 * whole catalogue: no page promises that it is.
 */
export const ROLES: readonly Role[] = [
  role(1, 'System administrator', 'admin', ADMINISTRATIVE_PERMISSION_IDS),
  role(2, 'Dispatcher', 'admin', [58, 60, 161]),
  role(3, 'Resident', 'user', DEFAULT_PERMISSION_IDS),
  role(4, 'Resident with analytics', 'user', [...DEFAULT_PERMISSION_IDS, 240, 242, 243, 246]),
  role(5, 'Warehouse', 'user', [4, 75, 76, 77, 241, 244, 245, 247]),
];

function role(
  id: number,
  name: string,
  type: Role['type'],
  permissionIds: readonly number[],
): Role {
  const created = `2022-11-0${id}T09:00:00Z`;
  return { id, name, type, permissionIds, createdAt: created, updatedAt: created };
}
