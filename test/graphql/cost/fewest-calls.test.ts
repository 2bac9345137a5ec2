import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { RunningSimulator } from '@roster/simulators/core/http-simulator.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { addActivePlatformUsers, addOnAppUsers } from '../../support/onapp/seed-users.ts';

let demo: Demo;

/** The simulators of one provider, as the demo starts them. */
function simulatorsOf(key: string): readonly RunningSimulator[] {
  const installation = demo.simulated.find(({ configuration }) => configuration.key === key);
  assert.ok(installation !== undefined);
  return installation.simulators;
}

function settingsOf(key: string): Readonly<Record<string, string>> {
  const installation = demo.simulated.find(({ configuration }) => configuration.key === key);
  return (installation?.configuration.settings ?? {}) as Readonly<Record<string, string>>;
}

/** Returns the requests that arrived at a provider, without sign-ins. */
const arrivalsAt = (key: string) =>
  simulatorsOf(key).flatMap(({ journal }) =>
    journal.filter(({ path }) => !path.endsWith('/auth/token')),
  );

const clearJournals = () => {
  for (const { simulators } of demo.simulated) for (const it of simulators) it.clearJournal();
};

/** Sends an operation and fails if it has errors. */
async function ask(query: string) {
  clearJournals();
  const response = await send(demo.url, query);
  assert.deepEqual(response.errors, []);
  assert.ok(response.data !== null);
  return response.data;
}

const WHOLE_VMS_USER = `{
  id login status
  permissions { id name }
  billingInfo { billingId status }
  ... on VmsUser {
    userType
    cameras { edges { node { id name status } access { name } details { group { id name } } } }
    intercoms { edges { node { id status } details { address } } }
    intercomFlats { nodes { id flat } }
    intercomKeys { nodes { id intercom { id } } }
    analyticLicenses { level boughtCount freeCount usedCount }
    subUsers { nodes { id name permissions { id } } }
  }
}`;

describe('Number of upstream calls', () => {
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());
  beforeEach(() => {
    for (const { simulators } of demo.simulated) for (const it of simulators) it.clearFaults();
    clearJournals();
  });

  it('is 1 for a VMS user with everything below it', async () => {
    const data = await ask(`{ user(id: "vms/user/1") ${WHOLE_VMS_USER} }`);
    assert.ok(data['user'] !== null);
    assert.deepEqual(
      arrivalsAt('vms').map(({ method, path }) => `${method} ${path}`),
      ['GET /api/admin/v1/users/1'],
    );
  });

  it('is 1 for the same user under 10 aliases', async () => {
    const aliases = Array.from({ length: 10 }, (_none, n) => `u${n}: user(id: "vms/user/1")`);
    await ask(`{
      ${aliases.map((alias) => `${alias} { ...Whole }`).join('\n')}
      node(id: "vms/user/1") { id ... on VmsUser { login } }
      nodes(ids: ["vms/user/1", "vms/user/1"]) { ... on VmsUser { cameras { nodes { id } } } }
    }
    fragment Whole on User ${WHOLE_VMS_USER}`);
    assert.equal(arrivalsAt('vms').length, 1);
  });

  it('is at most 4 for 100 OnApp users with details', async () => {
    const [panel] = simulatorsOf('onapp');
    const { username = '', password = '' } = settingsOf('onapp');
    assert.ok(panel !== undefined);
    await addOnAppUsers(panel, { username, password }, 100);
    const data = await ask(`{
      users(provider: "onapp", first: 100) {
        nodes {
          id
          permissions { id name }
          billingInfo { owed { currencyCode } }
          ... on OnAppUser {
            userGroup { id name roles { id name permissions { name } } }
            bucket { id name currencyCode }
            roles { id name permissions { id name } }
          }
        }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }`);
    const { nodes, pageInfo } = data['users'] as {
      readonly nodes: readonly Readonly<Record<string, unknown>>[];
      readonly pageInfo: { readonly hasNextPage: boolean };
    };
    assert.equal(nodes.length, 100);
    assert.equal(pageInfo.hasNextPage, true);
    assert.ok(nodes.some(({ bucket }) => bucket !== null));
    assert.ok(nodes.some(({ userGroup }) => userGroup !== null));
    const arrivals = arrivalsAt('onapp').map(({ path }) => path);
    assert.ok(arrivals.length <= 4, arrivals.join(' '));
  });

  it('is 51 for 50 accounts, at most 8 concurrent', async () => {
    const [platform] = simulatorsOf('activeplatform');
    assert.ok(platform !== undefined);
    await addActivePlatformUsers(platform, settingsOf('activeplatform')['apiToken'] ?? '', 60);
    let atOnce = 0;
    let most = 0;
    platform.inject({ kind: 'latency', ms: 20, times: 0 });
    const watch = setInterval(() => {
      atOnce = platform.journal.filter(({ status }) => status === null).length;
      most = Math.max(most, atOnce);
    }, 2);
    const data = await ask(`{
      users(provider: "activeplatform", first: 50) {
        nodes { id billingInfo { billingId status } }
        pageInfo { hasNextPage }
      }
    }`);
    clearInterval(watch);
    const { nodes } = data['users'] as { readonly nodes: readonly unknown[] };
    assert.equal(nodes.length, 50);
    assert.equal(arrivalsAt('activeplatform').length, 51);
    assert.ok(most > 1 && most <= 8, `${most} at once`);
  });

  it('is at most 1 per provider that supports e-mail search', async () => {
    const data = await ask(`{
      findUsers(match: { email: "test@mail.com" }, providers: ["vms", "activeplatform", "onapp"]) {
        provider { id }
        users { id login status }
        problem { code }
      }
    }`);
    const found = data['findUsers'] as readonly {
      readonly provider: { readonly id: string };
      readonly users: readonly unknown[] | null;
      readonly problem: { readonly code: string } | null;
    }[];
    assert.deepEqual(
      found.map(({ provider, problem }) => [provider.id, problem?.code ?? null]),
      [
        ['vms', 'UNSUPPORTED_BY_PROVIDER'],
        ['activeplatform', null],
        ['onapp', null],
      ],
    );
    assert.deepEqual(
      ['vms', 'activeplatform', 'onapp'].map((key) => arrivalsAt(key).length),
      [0, 1, 1],
    );
  });

  it('is 1 for 32 clients that request one user concurrently', async () => {
    const [, admin] = simulatorsOf('vms');
    assert.ok(admin !== undefined);
    await ask('{ user(id: "vms/user/5") { id } }');
    clearJournals();
    // Long enough for all of them to arrive while the call is in flight, also on a busy machine.
    admin.inject({ kind: 'latency', ms: 1500 });
    const responses = await Promise.all(
      Array.from({ length: 32 }, () => send(demo.url, `{ user(id: "vms/user/1") { id login } }`)),
    );
    for (const { text } of responses) {
      assert.equal(text, '{"data":{"user":{"id":"vms/user/1","login":"test@mail.com"}}}\n');
    }
    assert.equal(arrivalsAt('vms').length, 1);
  });

  it('is 0 for fields that are not selected', async () => {
    await ask('{ providers { id kind } __typename }');
    for (const key of ['vms', 'activeplatform', 'onapp']) assert.deepEqual(arrivalsAt(key), []);
  });
});
