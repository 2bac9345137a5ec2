import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startSimulators, toProviderSettings } from '@roster/simulators/registry.ts';
import { samplesOf } from './observability/metrics/samples.ts';
import { send, update } from './support/clients/graphql.ts';
import { startGatewayOver } from './support/gateway/gateway.ts';

/** Two users of each API: the first is broken at the provider. `path` is that of the broken one. */
const USERS = {
  'VMS Admin API': { path: 'users/1', ids: ['vms/user/1', 'vms/user/5'] },
  activeplatform: {
    path: 'users/2002986.json',
    ids: ['activeplatform/user/2002986', 'activeplatform/user/2002987'],
  },
  onapp: { path: 'users/12.json', ids: ['onapp/user/12', 'onapp/user/13'] },
} as const;

/** More than open a circuit breaker by default. */
const MANY = 15;

async function startOverSimulators() {
  const simulated = await startSimulators();
  const gateway = await startGatewayOver(toProviderSettings(simulated));
  const simulators = simulated.flatMap((installation) => installation.simulators);
  return {
    read: async (id: string) => {
      const { errors } = await send(gateway.url, 'query($id: ID!) { user(id: $id) { id } }', {
        id,
      });
      return errors[0]?.extensions['code'] ?? 'OK';
    },
    update: async (input: object) => {
      const { code, __typename } = await update(gateway.url, input);
      return code ?? __typename;
    },
    breakPath: (path: string, method?: string) => {
      for (const simulator of simulators) {
        simulator.inject({
          kind: 'status',
          status: 500,
          path,
          times: 0,
          ...(method && { method }),
        });
      }
    },
    mend: () => {
      for (const simulator of simulators) simulator.clearFaults();
    },
    openBreakers: async () =>
      (await samplesOf(gateway.url, 'roster_upstream_breaker_state', {})).filter(
        ({ value }) => value > 0,
      ),
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await Promise.all(simulated.map(({ close }) => close()));
    },
  };
}

describe('A record that its provider answers with 500', () => {
  for (const [api, { path, ids }] of Object.entries(USERS)) {
    const [broken, other] = ids;

    it(`D44: blocks no reads of other users: ${api}`, async () => {
      await using gateway = await startOverSimulators();
      gateway.breakPath(path);
      for (let n = 0; n < MANY; n += 1) {
        assert.equal(await gateway.read(broken), 'UPSTREAM_FAILED');
      }
      assert.equal(await gateway.read(other), 'OK');
      assert.deepEqual(await gateway.openBreakers(), []);
    });
  }

  const inputs = {
    onapp: {
      path: USERS.onapp.path,
      broken: { onApp: { id: 'onapp/user/12', firstName: 'A' } },
      other: { onApp: { id: 'onapp/user/13', firstName: 'A' } },
    },
    'VMS Billing API': {
      path: 'billing/user/manage',
      broken: {
        vmsBilling: {
          user: { login: { provider: 'vms', login: '170500' } },
          password: 'a-new-password',
        },
      },
      other: undefined,
    },
  };
  for (const [api, { path, broken, other }] of Object.entries(inputs)) {
    it(`D44: blocks no updates of other users: ${api}`, async () => {
      await using gateway = await startOverSimulators();
      gateway.breakPath(path, api === 'onapp' ? 'PUT' : 'PATCH');
      for (let n = 0; n < MANY; n += 1) {
        assert.equal(await gateway.update(broken), 'UPSTREAM_FAILED');
      }
      // All users of this API have one path.
      if (other === undefined) gateway.mend();
      assert.equal(await gateway.update(other ?? broken), 'UserUpdated');
      assert.deepEqual(await gateway.openBreakers(), []);
    });
  }
});
