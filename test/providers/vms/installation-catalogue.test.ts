import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { readVmsUser, startSimulatedVms, updateVmsUser } from '../../support/vms/gateway.ts';
import { listAt, memberAt } from '../../support/vms/property-at.ts';

/** Creates a user as the billing system of a company does, and returns its id. */
async function createUser(billingUrl: string, login: string, type: string): Promise<string> {
  const response = await fetch(`${billingUrl}/api/v1/billing/user/manage`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ login, password: 'canary', type }),
  });
  return String(memberAt(await response.json(), 'id'));
}

describe('VMS with its own user types and permissions', () => {
  it('R8: shows and updates users of any type', async () => {
    await using here = await startSimulatedVms({ userTypes: ['vip'] });
    for (const type of ['legal', 'vip']) {
      const id = await createUser(here.vms.billing.url, `new.${type}`, type);
      const read = await readVmsUser(here.url, 'userType', `vms/user/${id}`);
      assert.deepEqual([read.user, read.errors], [{ userType: type }, []]);
      const change = {
        vmsBilling: { user: { login: { login: `new.${type}` } }, status: 'BLOCKED' },
      };
      const changed = await updateVmsUser(here.url, change, 'userType', 'type');
      assert.deepEqual(memberAt(changed.result, 'user'), { userType: type });
      assert.deepEqual(memberAt(changed.result, 'billingAccount'), { type });
    }
  });

  it('R8: lists permissions of the mobile app', async () => {
    await using here = await startSimulatedVms();
    const { data } = await send(here.url, '{ permissions(provider: "vms") { name } }');
    const names = listAt(data, 'permissions').map((it) => memberAt(it, 'name'));
    for (const name of ['ptz', 'intercom-index']) assert.ok(names.includes(name), name);
  });

  it('R8: sets configured permissions by name through both APIs', async () => {
    await using here = await startSimulatedVms({ permissions: ['lifts-call', 'doors-open'] });
    const names = ['lifts-call', 'layouts-store'];
    for (const [change, expected] of [
      [{ vmsAdmin: { id: 'vms/user/5', permissions: { names } } }, names],
      [
        {
          vmsBilling: { user: { login: { login: '170500' } }, permissionsToAttach: ['doors-open'] },
        },
        ['doors-open', ...names],
      ],
    ] as const) {
      const { result, errors } = await updateVmsUser(here.url, change, 'permissions { name }');
      assert.deepEqual(errors, []);
      assert.deepEqual(
        listAt(result, 'user.permissions')
          .map((it) => memberAt(it, 'name'))
          .sort(),
        [...expected].sort(),
      );
    }
  });
});
