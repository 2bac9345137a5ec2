import assert from 'node:assert/strict';
import { DEFAULT_PERMISSION_IDS } from '@roster/simulators/vms/permissions.ts';
import { z } from 'zod';
import { canary } from '../../support/values/canary.ts';
import type { ApiAdapter } from './api-adapter.ts';
import { readAdminSettings, readFromAdmin } from './vms-admin-reads.ts';

const PASSWORD = canary('admin-password');

/** The prefix of all tokens that the simulator generates. */
export const ADMIN_TOKEN = 'canary-admin-token-';

const wireUser = z.object({ permissions: z.array(z.object({ id: z.int() })) });

export const vmsAdmin: ApiAdapter = {
  name: 'VMS Admin',
  key: 'admin',
  provider: 'vms',
  kind: 'VMS',

  findSimulator: ({ simulators: [, admin] }) => {
    assert.ok(admin !== undefined);
    return admin;
  },
  settingsAt: (upstream, credentials) => ({
    kind: 'vms',
    timeZone: 'Europe/Minsk',
    admin: { ...credentials, ...upstream },
  }),
  canaries: { login: 'gateway', password: PASSWORD },
  secrets: { adminPassword: PASSWORD, adminToken: ADMIN_TOKEN },
  readCredentials: (installation) => {
    const { login, password } = readAdminSettings(installation);
    return { settings: { login, password }, secrets: [password] };
  },
  authenticate: (request, installation) => {
    if (!request.path.endsWith('/auth/token')) return request;
    const { login, password } = readAdminSettings(installation);
    return { ...request, body: JSON.stringify({ login, password }) };
  },

  canRead: true,
  smallest: 'user/18',
  read: (provider) => `user(id: "${provider}/user/6") {
    id login name status createdAt permissions { id name }
    ... on VmsUser { cameras { nodes { id name status } } }
  }`,
  readText: { property: 'login', field: 'login' },

  method: 'PUT',
  writePath: /users\/5$/,
  changedUser: '5',
  hasBody: true,
  otherBody: '{"id":5,"login":"170500","permissions":[]}',
  inputFor: (provider, n, isRefused = false) => ({
    vmsAdmin: {
      id: `${provider}/user/5`,
      permissions: { ids: [...toPermissionIds(n), ...(isRefused ? ['999999'] : [])] },
    },
  }),
  valueFor: (n) => toPermissionIds(n).join(' '),
  readPath: '/users/5',
  readStored: async (installation) => {
    const { permissions } = await readFromAdmin(wireUser, '/users/5', installation);
    const ids = permissions.map(({ id }) => id).toSorted((one, other) => one - other);
    return { value: ids.join(' '), updatedAt: null };
  },

  accepted: {
    input: { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9', 'vms/permission/77'] } } },
    user: { id: 'vms/user/5', login: '170500', status: 'ACTIVE' },
  },
  refused: {
    input: { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9', '58'] } } },
    path: ['input', 'vmsAdmin', 'permissions', 'ids', '1'],
    rule: 'NOT_FOUND',
  },
  unknownUser: { vmsAdmin: { id: 'vms/user/999999', permissions: { ids: [] } } },
  unknownKey: {
    contentType: 'application/json',
    body: '{"message":"","errors":{"any_key":["The cause of the error will be described here"]}}',
  },
};

/**
 * The permissions that the user does not have at the start, so that no set equals the stored one.
 */
const PERMISSION_IDS = DEFAULT_PERMISSION_IDS.filter((id) => id !== 9);

/** Returns the set of permissions whose bits are 1 in the number. */
function toPermissionIds(n: number): string[] {
  return PERMISSION_IDS.filter((_id, bit) => ((n + 1) >> bit) % 2 === 1).map(String);
}
