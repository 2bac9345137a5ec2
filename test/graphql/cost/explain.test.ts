import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { countByEndpoint, plan, trace } from '../../support/clients/explain.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const PASSWORD = 'canary-password-1';

describe('Header roster-explain', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());
  beforeEach(() => {
    for (const { simulators } of demo.simulated) for (const it of simulators) it.clearJournal();
  });
  const arrived = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

  it('plans a query with paths, counts, fields and reasons', async () => {
    const response = await plan(
      demo.url,
      '{ users(provider: "activeplatform", first: 5) { nodes { billingInfo { billingId } } } }',
    );
    assert.deepEqual([response.status, response.data, response.errors], [200, null, []]);
    assert.deepEqual(Object.keys(response.plan?.[0] ?? {}), [
      'provider',
      'api',
      'method',
      'path',
      'count',
      'field',
      'reason',
    ]);
    assert.deepEqual(
      response.plan?.map(({ path, count, field }) => ({ path, count, field })).at(-1),
      {
        path: 'api/vendor/v1/users/{user}/accounts.json',
        count: 5,
        field: 'users.nodes.billingInfo',
      },
    );
    assert.deepEqual(arrived(), []);
  });

  it('plans a mutation without sending it or showing its input', async () => {
    const response = await plan(
      demo.url,
      `mutation ($input: UpdateUserInput!) {
        updateUser(input: $input) { ... on UserUpdated { user { ... on VmsUser { cameras { nodes { id } } } } } }
      }`,
      {
        input: { vmsBilling: { user: { login: { login: 'test@mail.com' } }, password: PASSWORD } },
      },
    );
    assert.deepEqual(countByEndpoint(response.plan ?? []), {
      'vms PATCH api/v1/billing/user/manage': 1,
      'vms GET api/admin/v1/users/{user}': 1,
    });
    assert.ok(!response.text.includes(PASSWORD) && !response.text.includes('test@mail.com'));
    assert.deepEqual(arrived(), []);
  });

  it('names the read that an idempotency key may need', async () => {
    const mutation = `mutation {
      updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ada" } }, idempotencyKey: "k-1") {
        ... on UserUpdated { user { id } }
      }
    }`;
    const planned = countByEndpoint((await plan(demo.url, mutation)).plan ?? []);
    const atMost = new Map(Object.entries(planned));
    assert.deepEqual(planned, {
      'onapp PUT users/{user}.json': 1,
      'onapp GET users/{user}.json': 2,
    });
    for (const sent of [2, 1]) {
      const made = countByEndpoint((await trace(demo.url, mutation)).trace);
      assert.equal(
        Object.values(made).reduce((sum, count) => sum + count),
        sent,
      );
      for (const [endpoint, count] of Object.entries(made)) {
        assert.ok(count <= (atMost.get(endpoint) ?? 0));
      }
    }
  });

  it('counts equal reads of two fields once', async () => {
    const response = await plan(
      demo.url,
      '{ a: user(id: "vms/user/1") { id } b: node(id: "vms/user/1") { id } c: user(id: "vms/user/5") { id } }',
    );
    assert.deepEqual(
      response.plan?.map(({ path, count, field }) => [path, count, field]),
      [
        ['api/admin/v1/users/{user}', 1, 'a'],
        ['api/admin/v1/users/{user}', 1, 'c'],
      ],
    );
  });

  it('applies @skip and @include, by variable too', async () => {
    const query = `query ($with: Boolean!) {
      user(id: "activeplatform/user/2002986") {
        id
        billingInfo @include(if: $with) { billingId }
        again: billingInfo @skip(if: true) { billingId }
      }
    }`;
    assert.equal((await plan(demo.url, query, { with: false })).plan?.length, 1);
    assert.equal((await plan(demo.url, query, { with: true })).plan?.length, 2);
  });

  it('traces calls with status, time, attempts and sharing', async () => {
    const response = await trace(
      demo.url,
      '{ user(id: "vms/user/1") { login } onapp: user(id: "onapp/user/999999") { id } }',
    );
    assert.deepEqual(response.data, { user: { login: 'test@mail.com' }, onapp: null });
    const lines = response.trace.map(
      ({ provider, path, count, field, status, attempts, shared, cached }) => ({
        provider,
        path,
        count,
        field,
        status,
        attempts,
        shared,
        cached,
      }),
    );
    assert.deepEqual(
      lines.sort((a, b) => a.provider.localeCompare(b.provider)),
      [
        {
          provider: 'onapp',
          path: 'users/{user}.json',
          count: 1,
          field: 'onapp',
          status: 404,
          attempts: 1,
          shared: false,
          cached: false,
        },
        {
          provider: 'vms',
          path: 'api/admin/v1/users/{user}',
          count: 1,
          field: 'user',
          status: 200,
          attempts: 1,
          shared: false,
          cached: false,
        },
      ],
    );
    assert.ok(response.trace.every(({ ms }) => Number.isInteger(ms) && ms >= 0));
  });

  it('adds no extensions to a response without the header', async () => {
    const { extensions } = await send(demo.url, '{ user(id: "vms/user/1") { id } }');
    assert.deepEqual(extensions, {});
  });

  for (const value of ['', 'Plan', 'plans', 'plan, trace', 'true']) {
    it(`refuses the value ${JSON.stringify(value)} with 400`, async () => {
      const response = await send(
        demo.url,
        '{ user(id: "vms/user/1") { id } }',
        {},
        {
          'roster-explain': value,
        },
      );
      assert.equal(response.status, 400);
      assert.deepEqual(response.errors[0]?.extensions['code'], 'BAD_REQUEST');
      assert.deepEqual(arrived(), []);
    });
  }

  it('plans nothing for fields that executing would refuse', async () => {
    const response = await plan(
      demo.url,
      `{
        a: user(id: "nonsense") { id }
        b: user(id: "nobody/user/1") { id }
        c: users(provider: "onapp", first: 1000) { nodes { id } }
        d: camera(id: "vms/user/1") { id }
        e: users(provider: "vms") { nodes { id } }
      }`,
    );
    assert.deepEqual([response.plan, response.errors], [[], []]);
  });

  it('reports invalid variables as without the header', async () => {
    const query = 'query ($id: ID!) { user(id: $id) { id } }';
    const response = await plan(demo.url, query, {});
    assert.equal(response.status, 400);
    assert.equal(response.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });
});
