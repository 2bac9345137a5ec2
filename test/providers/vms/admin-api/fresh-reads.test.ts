import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../../support/clients/graphql.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson } from '../../../support/upstreams/http-server.ts';
import { startSimulatedVms } from '../../../support/vms/gateway.ts';
import { toPageOf } from '../../../support/vms/page.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { memberOf } from '../../../support/vms/resolve-lazy.ts';
import { answeredProvider } from '../../../support/vms/stub-provider.ts';

const INPUTS = {
  vmsBilling: { user: { login: { login: 'ann' } }, status: 'ACTIVE' },
  vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } },
};

describe('Reads after an update in one request', () => {
  for (const [name, status, body] of [
    ['that succeeded', 200, { id: 5, login: 'ann' }],
    ['that was rejected', 422, { errors: { login: ['is wrong'] } }],
    ['that failed', 500, {}],
  ] as const) {
    for (const branch of ['vmsBilling', 'vmsAdmin'] as const) {
      it(`are sent again after an update by ${branch} ${name}`, async () => {
        await using here = await answeredProvider((response, { method, url }) => {
          if (method !== 'GET') return sendJson(response, status, body);
          if (/flats/.test(url)) return sendJson(response, 200, toPageOf([{ id: 1 }], url));
          sendJson(response, 200, { id: 5, login: 'ann', intercoms: [{ id: 1 }] });
        });
        const call = aCall();
        const read = async () => {
          const user = await here.provider.readUser('5', call);
          const intercoms = await memberOf(user, 'intercoms');
          await memberOf(memberAt(intercoms, 'nodes.0'), 'flats');
        };
        await read();
        await read();
        assert.equal(here.arrivals.length, 2);
        const run = memberAt(here.provider.updates, `${branch}.run`);
        assert.ok(typeof run === 'function');
        await Promise.allSettled([run(INPUTS[branch], call)]);
        await read();
        assert.deepEqual(
          here.arrivals.map(({ method }) => method === 'GET'),
          [true, true, false, true, true],
        );
      });
    }
  }

  it('M11: return the state after each of two updates', async () => {
    await using here = await startSimulatedVms();
    const { data, errors } = await send(
      here.url,
      `mutation Twice($first: UpdateUserInput!, $second: UpdateUserInput!) {
        first: updateUser(input: $first) { ...Permissions }
        second: updateUser(input: $second) { ...Permissions }
      }
      fragment Permissions on UpdateUserResult {
        ... on UserUpdated { user { permissions { name } } }
      }`,
      {
        first: {
          vmsBilling: {
            user: { login: { login: '170500' } },
            permissionsToAttach: ['archives-show'],
          },
        },
        second: {
          vmsBilling: {
            user: { login: { login: '170500' } },
            permissionsToDetach: ['layouts-store'],
          },
        },
      },
    );
    assert.deepEqual(errors, []);
    const permissions = ['first', 'second'].map((update) =>
      memberAt(data, `${update}.user.permissions`),
    );
    assert.deepEqual(permissions, [
      [{ name: 'layouts-store' }, { name: 'archives-show' }],
      [{ name: 'archives-show' }],
    ]);
  });
});
