import assert from 'node:assert/strict';
import { DEFAULT_PERMISSION_IDS } from '@roster/simulators/vms/permissions.ts';
import type { Demo } from '../gateway/demo.ts';
import type { Held, LedgerBranch } from './write-ledger.ts';

/** Returns the branches of all four upstream APIs, each with a user of its own. */
export async function ledgerBranches(demo: Demo): Promise<readonly LedgerBranch[]> {
  return [activePlatform(demo), onApp(demo), ...(await vms(demo))];
}

function activePlatform(demo: Demo): LedgerBranch {
  const { simulators, settings } = find(demo, 'activeplatform');
  const [simulator] = simulators;
  assert.ok(simulator !== undefined);
  const url = `${simulator.url}/api/vendor/v1/users/2002986.json?api_token=${settings['apiToken']}`;
  return {
    name: 'activePlatform',
    method: 'PUT',
    simulator,
    readPath: '/users/2002986.json',
    hasBody: true,
    inputFor: (n, isRefused) => ({
      activePlatform: {
        id: 'activeplatform/user/2002986',
        firstName: toName(n),
        ...(isRefused && { lastName: '' }),
      },
    }),
    valueFor: toName,
    read: async () => {
      const { first_name: value, updated_at: updatedAt } = await readJson(url, {});
      return { value, updatedAt };
    },
  };
}

function onApp(demo: Demo): LedgerBranch {
  const { simulators, settings } = find(demo, 'onapp');
  const [simulator] = simulators;
  assert.ok(simulator !== undefined);
  const basic = Buffer.from(`${settings['username']}:${settings['password']}`).toString('base64');
  return {
    name: 'onApp',
    method: 'PUT',
    simulator,
    readPath: '/users/12.json',
    hasBody: false,
    inputFor: (n, isRefused) => ({
      onApp: {
        id: 'onapp/user/12',
        firstName: toName(n),
        ...(isRefused && { email: 'no address' }),
      },
    }),
    valueFor: toName,
    read: async () => {
      const headers = { authorization: `Basic ${basic}` };
      const { user } = await readJson(`${simulator.url}/users/12.json`, headers);
      return { value: user.first_name, updatedAt: user.updated_at };
    },
  };
}

/** The Billing API shows no user, so its writes are read from the other API. */
async function vms(demo: Demo): Promise<LedgerBranch[]> {
  const { simulators } = find(demo, 'vms');
  const [billing, admin] = simulators;
  assert.ok(billing !== undefined && admin !== undefined);
  const { login, password } = find(demo, 'vms').settings['admin'] as Record<string, string>;
  const { access_token: token } = await readJson(
    `${admin.url}/api/admin/v1/auth/token`,
    { 'content-type': 'application/json' },
    JSON.stringify({ login, password }),
  );
  const readAt = (path: string) => {
    const headers = { authorization: token, accept: 'application/json' };
    return readJson(`${admin.url}/api/admin/v1${path}`, headers);
  };
  return [
    {
      name: 'vmsBilling',
      method: 'PATCH',
      simulator: billing,
      readPath: '/users/8',
      hasBody: true,
      inputFor: (n, isRefused) => ({
        vmsBilling: {
          login: '200414',
          billingInfo: { billingId: toName(n) },
          ...(isRefused && { permissionsToAttach: ['nobody-knows-this'] }),
        },
      }),
      valueFor: toName,
      read: async (): Promise<Held> => {
        const { billing_info: info } = await readAt('/users/8');
        return { value: info.data[0].billing_id, updatedAt: null };
      },
    },
    {
      name: 'vmsAdmin',
      method: 'PUT',
      simulator: admin,
      readPath: '/users/5',
      hasBody: true,
      inputFor: (n, isRefused) => ({
        vmsAdmin: {
          id: 'vms/user/5',
          permissions: { ids: [...toPermissionIds(n), ...(isRefused ? ['999999'] : [])] },
        },
      }),
      valueFor: (n) => toPermissionIds(n).join(' '),
      read: async (): Promise<Held> => {
        const { permissions } = await readAt('/users/5');
        const ids: number[] = permissions.map(({ id }: { readonly id: number }) => id);
        const value = ids.sort((one, other) => one - other).join(' ');
        return { value, updatedAt: null };
      },
    },
  ];
}

const toName = (n: number) => `Ann ${n}`;

/**
 * The permissions that the user does not have at the start, so that no set equals the stored one.
 */
const PERMISSION_IDS = DEFAULT_PERMISSION_IDS.filter((id) => id !== 9);

/** Returns the set of permissions whose bits are 1 in the number. */
function toPermissionIds(n: number): string[] {
  return PERMISSION_IDS.filter((_id, bit) => ((n + 1) >> bit) % 2 === 1).map(String);
}

function find(demo: Demo, key: string) {
  const found = demo.simulated.find(({ configuration }) => configuration.key === key);
  assert.ok(found !== undefined);
  return { simulators: found.simulators, settings: found.configuration.settings };
}

/** @param body if absent, a `GET` is sent. */
async function readJson(url: string, headers: Readonly<Record<string, string>>, body?: string) {
  const response = await fetch(url, {
    headers,
    ...(body !== undefined && { method: 'POST', body }),
  });
  assert.ok(response.ok, `${new URL(url).pathname} ${response.status}`);
  return JSON.parse(await response.text());
}
