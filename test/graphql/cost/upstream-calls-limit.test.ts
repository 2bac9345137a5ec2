import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { plan } from '../../support/clients/explain.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

const DEAR = `query ($first: Int) {
  cheap: user(id: "vms/user/1") { id }
  people: users(provider: "activeplatform", first: $first) {
    nodes { ... on ActivePlatformUser { billingInfo { billingId subscriptions { nodes { name } } } } }
  }
}`;

describe('limits.upstreamCalls', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo({ settings: { limits: NO_DOCUMENT_LIMITS } });
  });
  after(() => demo[Symbol.asyncDispose]());
  const arrived = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

  it('C13: refuses an expensive operation and names its field', async () => {
    const response = await send(demo.url, DEAR, { first: 25 });
    assert.equal(response.status, 400);
    assert.equal(response.data, null);
    const [error] = response.errors;
    assert.equal(error?.extensions['code'], 'UPSTREAM_CALLS_LIMIT');
    assert.equal(error?.extensions['limit'], 100);
    assert.equal(error?.extensions['field'], 'people.nodes.billingInfo.subscriptions');
    const calls = Number(error?.extensions['upstreamCalls']);
    assert.ok(calls > 1 + 25 + 250, String(calls));
    assert.match(String(error?.message), new RegExp(`${calls} upstream calls`));
    assert.deepEqual(arrived(), []);
  });

  it('accepts the same operation with fewer entries', async () => {
    const response = await send(demo.url, DEAR, { first: 3 });
    assert.deepEqual(response.errors, []);
  });

  it('shows the plan of a refused operation with the error', async () => {
    const response = await plan(demo.url, DEAR, { first: 25 });
    assert.equal(response.errors[0]?.extensions['code'], 'UPSTREAM_CALLS_LIMIT');
    assert.ok((response.plan?.length ?? 0) >= 3);
  });

  it('counts every alias that reads something else', async () => {
    const fields = Array.from(
      { length: 101 },
      (_none, n) => `u${n}: user(id: "onapp/user/${n + 1}") { id }`,
    );
    const response = await send(demo.url, `{ ${fields.join(' ')} }`);
    assert.equal(response.errors[0]?.extensions['upstreamCalls'], 101);
  });

  it('counts fields next to an id that is refused', async () => {
    await using strict = await startDemo({ settings: { limits: { upstreamCalls: 5 } } });
    const ids = Array.from({ length: 20 }, (_none, n) => `vms/user/${n + 1}`);
    for (const bad of ['nobody/user/1', 'nonsense', 'vms/flat/1']) {
      const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
      const response = await send(strict.url, query, { ids: [bad, ...ids] });
      assert.equal(response.errors[0]?.extensions['upstreamCalls'], 20, bad);
    }
  });

  it('counts fields of a problem like fields of an update', async () => {
    await using strict = await startDemo({ settings: { limits: { upstreamCalls: 2 } } });
    const lists = '{ onApp { roles { id } userGroups { id } buckets { id } } }';
    const update = 'updateUser(input: { onApp: { id: "onapp/user/17", email: "nonsense" } })';
    for (const query of [
      `mutation { ${update} { ... on Problem { origin { provider ${lists} } } } }`,
      `mutation { ${update} { ... on ValidationProblem { origin { provider ${lists} } } } }`,
      `{ findUsers(match: { text: "words" }, providers: ["activeplatform", "onapp"]) { provider ${lists} problem { code } } }`,
    ]) {
      const response = await send(strict.url, query);
      assert.equal(response.errors[0]?.extensions['code'], 'UPSTREAM_CALLS_LIMIT', query);
    }
  });

  it('reads a selection once for any number of objects', async () => {
    const names = Array.from({ length: 300 }, (_none, n) => `f${n}: login`).join(' ');
    const ids = Array.from({ length: 90 }, (_none, n) => `onapp/user/${n + 1}`);
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on OnAppUser { ${names} } } }`;
    const response = await plan(demo.url, query, { ids });
    assert.deepEqual([response.errors, response.plan?.[0]?.count], [[], 90]);
  });

  it('refuses a hostile selection soon', async () => {
    const nothings = Array.from({ length: 450 }, () => '__typename').join(' ');
    const aliases = Array.from({ length: 800 }, (_none, n) => `a${n}: provider { ...N }`).join(' ');
    const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on User { ${aliases} } } }
      fragment N on Provider { ${nothings} }`;
    const ids = Array.from({ length: 100 }, (_none, n) => `vms/user/${n + 1}`);
    const { result, cpuMs } = await withCpuTime(() => plan(demo.url, query, { ids }));
    assert.ok(cpuMs < 1000, `${cpuMs} ms`);
    assert.equal(result.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });

  it('applies the configured limit, and 0 is no limit', async () => {
    await using strict = await startDemo({ settings: { limits: { upstreamCalls: 1 } } });
    const query = '{ a: user(id: "vms/user/1") { id } b: user(id: "vms/user/5") { id } }';
    assert.equal((await send(strict.url, query)).errors[0]?.extensions['upstreamCalls'], 2);
    await using open = await startDemo({ settings: { limits: { upstreamCalls: 0 } } });
    assert.deepEqual((await send(open.url, DEAR, { first: 25 })).errors, []);
  });

  it('refuses a selection with too many fields to read', async () => {
    const aliases = (count: number, field: string) =>
      Array.from({ length: count }, (_none, n) => `f${n}: ${field}`).join(' ');
    const query = `{ user(id: "vms/user/1") { ...A } }
      fragment A on VmsUser { ${aliases(200, 'cameras { nodes { ...C } }')} }
      fragment C on Camera { ${aliases(100, 'id')} }`;
    const response = await send(demo.url, query);
    assert.equal(response.status, 400);
    assert.equal(response.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });
});
