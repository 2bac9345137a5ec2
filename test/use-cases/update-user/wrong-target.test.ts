import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tryUpdate, update } from '../../support/clients/graphql.ts';
import { startDemo } from '../../support/gateway/demo.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

/** The change that a branch would make to a user of its own. */
const CHANGES: Readonly<Record<string, object>> = {
  vmsAdmin: { permissions: { ids: ['9'] } },
  activePlatform: { lastName: 'Roe' },
  onApp: { lastName: 'Roe' },
};

/** Users that exist, each with the branch that may change it. */
const USERS = [
  ['vmsAdmin', 'vms/user/5'],
  ['activePlatform', 'activeplatform/user/2002986'],
  ['onApp', 'onapp/user/12'],
] as const;

describe('Update', () => {
  it('M14: is refused for another target, and nothing is sent', async () => {
    await using demo = await startDemo();
    const arrivals = () =>
      demo.simulated.flatMap(({ simulators }) => simulators.flatMap((it) => it.journal));
    for (const [branch, own] of USERS) {
      const others = USERS.map(([, id]) => id).filter((id) => id !== own);
      const provider = own.split('/')[0];
      const objects = [`${provider}/camera/1`, `${provider}/account/1`, `${provider}/permission/9`];
      for (const id of [...others, ...objects, 'elsewhere/user/5', own.toUpperCase(), `${own}/`]) {
        const input = { [branch]: { id, ...CHANGES[branch] } };
        const { data, errors } = await tryUpdate(demo.url, input);
        assert.deepEqual(data, { updateUser: null }, `${branch} ${id}`);
        assert.deepEqual(
          errors.map(({ extensions }) => extensions['code']),
          ['BAD_USER_INPUT'],
        );
      }
    }
    assert.deepEqual(arrivals(), []);
  });

  it('M14: reaches the installation that its id or provider names', async () => {
    for (const [kind, input, write] of [
      ['vms', { vmsAdmin: { id: 'second/user/5', permissions: { ids: ['9'] } } }, 'PUT'],
      [
        'vms',
        {
          vmsBilling: { user: { login: { provider: 'second', login: 'ann' } }, status: 'BLOCKED' },
        },
        'PATCH',
      ],
      ['activePlatform', { activePlatform: { id: 'second/user/5', lastName: 'Roe' } }, 'PUT'],
      ['onApp', { onApp: { id: 'second/user/5', lastName: 'Roe' } }, 'PUT'],
    ] as const) {
      await using first = await startHttpServer((response) => sendJson(response, 500, {}));
      await using second = await startHttpServer((response) =>
        sendJson(response, 200, { id: 5, login: 'ann', last_name: 'Roe', status: 'active' }),
      );
      await using gateway = await startGatewayOver({
        first: settingsOf(kind, first.url),
        second: settingsOf(kind, second.url),
      });
      const { origin, user } = await update(gateway.url, input);
      assert.equal(origin?.provider.id ?? String(user?.['id']).split('/')[0], 'second');
      assert.equal(second.arrivals[0]?.method, write);
      assert.equal(first.connections(), 0);
    }
  });
});

function settingsOf(kind: 'vms' | 'activePlatform' | 'onApp', url: string): object {
  switch (kind) {
    case 'vms':
      return { kind, timeZone: 'UTC', billing: { url }, admin: { url, token: 'a-token' } };
    case 'activePlatform':
      return { kind, url, apiToken: 'a-token' };
    case 'onApp':
      return { kind, url, username: 'user', password: 'userpass' };
  }
}
