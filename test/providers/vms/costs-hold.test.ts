import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { send } from '../../support/clients/graphql.ts';
import { startSimulatedVms, startVmsGateway } from '../../support/vms/gateway.ts';
import { many } from '../../support/vms/page.ts';

const ids = many(40, (id) => `"vms/camera/${id}"`).join(' ');
const tenTimes = (field: string) => many(10, (n) => `a${n}: ${field}`).join(' ');
const lists = 'flats(first: 2) { totalCount } keys(first: 2) { totalCount }';
const billing = '{ vmsBilling: { user: { login: { login: "170500" } }, status: ACTIVE } }';
const admin = '{ vmsAdmin: { id: "vms/user/5", permissions: { names: ["archives-show"] } } }';
const changed = `... on UserUpdated {
  user { status ... on VmsUser { userType cameras { nodes { id } } intercoms { nodes { ${lists} } } } }
}`;

const OPERATIONS: readonly (readonly [name: string, operation: string, calls: number])[] = [
  ['forty cameras', `{ nodes(ids: [${ids}]) { id } }`, 2],
  ['a user ten times', `{ ${tenTimes('user(id: "vms/user/6") { login permissions { id } }')} }`, 1],
  [
    'the lists of an intercom ten times',
    `{ ${tenTimes(`intercom(id: "vms/intercom/2") { ${lists} }`)} }`,
    3,
  ],
  ['the permissions ten times', `{ ${tenTimes('permissions(provider: "vms") { id }')} }`, 1],
  [
    'users with fields of the list',
    '{ users(provider: "vms", first: 5) { nodes { login updatedAt } } }',
    1,
  ],
  [
    'users with fields of their documents',
    '{ users(provider: "vms", first: 3) { nodes { status permissions { id } } totalCount } }',
    4,
  ],
  [
    'a search for a login',
    '{ findUsers(match: { login: "170500" }) { users { login status } } }',
    2,
  ],
  [
    'two updates of one user',
    `mutation { one: updateUser(input: ${billing}) { ${changed} } two: updateUser(input: ${admin}) { ${changed} } }`,
    8,
  ],
];

describe('Plan of a VMS operation', () => {
  for (const [name, operation, calls] of OPERATIONS) {
    it(`contains every call that is sent: ${name}`, async () => {
      await using here = await startSimulatedVms(
        { usersList: true },
        { admin: { usersList: true } },
      );
      // A plan does not contain the sign-in.
      await send(here.url, '{ user(id: "vms/user/1") { login } }');
      const before = here.vms.admin.journal.length;
      const planned = await plan(here.url, operation);
      assert.deepEqual(planned.errors, []);
      const traced = await trace(here.url, operation);
      assert.deepEqual(traced.errors, []);
      const sent = here.vms.admin.journal.length - before + here.vms.billing.journal.length;
      assert.deepEqual([sent, traced.trace.length], [calls, calls]);
      const most = countByEndpoint(planned.plan ?? []);
      for (const [endpoint, count] of Object.entries(countByEndpoint(traced.trace))) {
        assert.ok(count <= (most[endpoint] ?? 0), endpoint);
      }
    });
  }

  it('R4: contains the cameras of a user without the Admin API', async () => {
    await using vms = await runVmsSimulators();
    await using gateway = await startVmsGateway({ billing: { url: vms.billing.url } });
    const selected =
      '... on UserUpdated { user { ... on VmsUser { userType cameras { nodes { id } } } } }';
    const operation = `mutation { one: updateUser(input: ${billing}) { ${selected} } two: updateUser(input: ${billing}) { ${selected} } }`;
    const planned = await plan(gateway.url, operation);
    assert.deepEqual([planned.errors, vms.billing.journal], [[], []]);
    const traced = await trace(gateway.url, operation);
    assert.deepEqual(traced.errors, []);
    const calls = {
      'vms PATCH api/v1/billing/user/manage': 2,
      'vms GET api/v1/billing/cameras/list': 2,
    };
    assert.deepEqual(countByEndpoint(planned.plan ?? []), calls);
    assert.deepEqual(countByEndpoint(traced.trace), calls);
  });
});
