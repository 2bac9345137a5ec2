import type { Endpoint } from '../../upstream/endpoint.ts';

const BILLING = { api: 'VMS Billing API', effect: 'read' } as const;
const ADMIN = { api: 'VMS Admin API', effect: 'read' } as const;

/** @see docs/providers/vms.md sections 2 and 3 */
export const BILLING_ENDPOINTS = {
  manageUser: { ...BILLING, method: 'PATCH', path: 'api/v1/billing/user/manage', effect: 'write' },
  listCameras: { ...BILLING, method: 'GET', path: 'api/v1/billing/cameras/list', hasSecrets: true },
  showIntercom: { ...BILLING, method: 'GET', path: 'api/v1/billing/intercoms/show' },
} as const satisfies Readonly<Record<string, Endpoint>>;

/** @see docs/providers/vms.md sections 4 to 6 */
export const ADMIN_ENDPOINTS = {
  createToken: { ...ADMIN, method: 'POST', path: 'api/admin/v1/auth/token' },
  getUser: { ...ADMIN, method: 'GET', path: 'api/admin/v1/users/{user}', hasSecrets: true },
  putUser: { ...ADMIN, method: 'PUT', path: 'api/admin/v1/users/{user}', effect: 'write' },
  listUsers: { ...ADMIN, method: 'GET', path: 'api/admin/v1/users', isList: true },
  listRoles: { ...ADMIN, method: 'GET', path: 'api/admin/v1/roles' },
  listFlats: {
    ...ADMIN,
    method: 'GET',
    path: 'api/admin/v1/intercoms/{intercom}/flats',
    hasSecrets: true,
  },
  listKeys: {
    ...ADMIN,
    method: 'GET',
    path: 'api/admin/v1/intercoms/{intercom}/keys',
    hasSecrets: true,
  },
} as const satisfies Readonly<Record<string, Endpoint>>;
