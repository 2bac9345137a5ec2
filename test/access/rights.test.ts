import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it, test } from 'node:test';
import { KEY, linesOf } from '../audit/trail-lines.ts';
import { ADAPTER_OF_BRANCH } from '../conformance/adapters/registry.ts';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { type GraphqlAnswer, send } from '../support/clients/graphql.ts';
import { type RosterSubgraph, startRosterSubgraph } from '../support/federation/roster-subgraph.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { sign, startIssuer } from '../support/services/issuer.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const access = {
  mode: 'apiKeys',
  apiKeys: [
    apiKey('all', ['users:read', 'users:write', 'explain']),
    apiKey('reader', ['users:read', 'explain']),
    apiKey('writer', ['users:write', 'explain']),
    apiKey('nothing', ['secrets:read', 'explain']),
    apiKey('tenant', ['users:read', 'users:write', 'explain'], ['onapp']),
  ],
};

const codesOf = ({ errors }: GraphqlAnswer) =>
  errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]);

/** Returns a response without the ids that differ between requests. */
const withoutId = ({ text }: GraphqlAnswer) =>
  text.replaceAll(/"requestId":"[^"]*"/g, '"requestId":""');

const UPDATE = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input)';
const INPUTS = ADAPTER_OF_BRANCH.map(({ branch, accepted }) => ({ branch, input: accepted.input }));

let roster: RosterSubgraph;
before(async () => {
  roster = await startRosterSubgraph({ access });
});
after(() => roster[Symbol.asyncDispose]());
beforeEach(() => roster.forgetArrivals());

const ask = (
  key: string,
  query: string,
  variables: object = {},
  headers: Readonly<Record<string, string>> = {},
) => send(roster.url, query, { ...variables }, { ...bearer(key), ...headers });

const plan = async (key: string, query: string, variables: object = {}) => {
  const { extensions } = await ask(key, query, variables, { 'roster-explain': 'plan' });
  return (extensions['roster'] as { readonly plan: readonly unknown[] }).plan;
};

describe('A caller without a scope', () => {
  const READS: Readonly<Record<string, string>> = {
    user: '{ user(id: "vms/user/1") { login } }',
    node: '{ node(id: "vms/user/1") { ... on User { login } } }',
    nodes: '{ nodes(ids: ["vms/user/1"]) { id } providers { id } }',
    users: '{ users(provider: "onapp") { nodes { login } } }',
    findUsers: '{ findUsers(match: { text: "test" }) { users { id } } }',
    camera: '{ camera(id: "vms/camera/1") { name } }',
    intercom: '{ intercom(id: "vms/intercom/1") { name } }',
    permissions: '{ permissions(provider: "onapp") { name } }',
    _entities:
      '{ _entities(representations: [{ __typename: "User", id: "vms/user/1" }]) { ... on User { login } } }',
    'a provider’s own lists': '{ providers { onApp { roles { name } } } }',
  };
  for (const [name, query] of Object.entries(READS)) {
    it(`gets FORBIDDEN for ${name} without any request`, async () => {
      const result = await ask('writer', query);
      assert.equal(result.status, 200);
      assert.ok(result.errors.length > 0);
      for (const { message, extensions } of result.errors) {
        assert.equal(extensions['code'], 'FORBIDDEN');
        assert.deepEqual(extensions['scopes'], ['users:read']);
        const field = String(extensions['field']);
        assert.match(field, /^(Query|Provider|OnAppProvider)\.\w+$/);
        assert.equal(
          message,
          `Access denied: this key lacks the scope users:read, which ${field} needs.`,
        );
      }
      assert.deepEqual(await plan('writer', query), []);
      assert.deepEqual(roster.arrivals(), []);
    });
  }

  it('still gets fields that need no scope', async () => {
    const query = '{ providers { id kind } user(id: "vms/user/1") { login } __typename }';
    const result = await ask('nothing', query);
    const { user, providers } = result.data ?? {};
    assert.equal(user, null);
    assert.deepEqual(Array.isArray(providers) && providers.length, roster.simulated.length);
    assert.deepEqual(codesOf(result), [['user', 'FORBIDDEN']]);
  });

  for (const { branch, input } of INPUTS) {
    test(`B16: gets FORBIDDEN for updateUser with ${branch} without any request`, async () => {
      for (const key of ['reader', 'nothing']) {
        const result = await ask(key, `${UPDATE} { __typename } }`, { input });
        assert.deepEqual([result.status, result.data], [200, { updateUser: null }]);
        assert.deepEqual(codesOf(result), [['updateUser', 'FORBIDDEN']]);
        assert.deepEqual(await plan(key, `${UPDATE} { __typename } }`, { input }), []);
      }
      assert.deepEqual(roster.arrivals(), []);
    });
  }

  test('B16: may update without reading, and sees only the outcome', async () => {
    const input = { onApp: { id: 'onapp/user/12', firstName: 'Ann' } };
    const read = `${UPDATE} { __typename ... on UserUpdated { user { id } } } }`;
    const refused = await ask('writer', read, { input });
    assert.deepEqual(codesOf(refused), [['updateUser', 'FORBIDDEN']]);
    assert.deepEqual(roster.arrivals(), []);
    const problem = '... on Problem { code origin { provider { id } } }';
    const { data, errors } = await ask('writer', `${UPDATE} { __typename ${problem} } }`, {
      input,
    });
    assert.deepEqual([data, errors], [{ updateUser: { __typename: 'UserUpdated' } }, []]);
    const skipped = `mutation ($input: UpdateUserInput!, $no: Boolean = false) {
      updateUser(input: $input) { __typename ... on UserUpdated @include(if: $no) { user { id } } }
    }`;
    assert.deepEqual((await ask('writer', skipped, { input })).errors, []);
  });

  test('B16: a refused mutation does not affect the other', async () => {
    const query = `mutation ($input: UpdateUserInput!) {
      a: updateUser(input: $input) { ... on UserUpdated { user { id } } }
      b: updateUser(input: $input) { __typename }
    }`;
    const input = { onApp: { id: 'onapp/user/12', firstName: 'Bea' } };
    const result = await ask('writer', query, { input });
    assert.deepEqual(result.data, { a: null, b: { __typename: 'UserUpdated' } });
    assert.equal(roster.arrivals().filter((arrival) => arrival.startsWith('PUT')).length, 1);
  });
});

describe('A caller with a list of providers', () => {
  /** Each kind of request to a provider by its key. */
  const ABOUT: Readonly<Record<string, (provider: string) => string>> = {
    'by an id': (it) => `{ user(id: "${it}/user/1") { login } }`,
    'under an alias': (it) =>
      `{ a: user(id: "onapp/user/12") { id } b: user(id: "${it}/user/1") { id } }`,
    'by an unknown id': (it) => `{ user(id: "${it}/user/99999") { login } }`,
    'by the id of a camera': (it) => `{ camera(id: "${it}/camera/1") { name } }`,
    'by the id of a node': (it) => `{ node(id: "${it}/user/1") { id } }`,
    'by its key': (it) => `{ node(id: "${it}") { id } }`,
    'in a list of nodes': (it) => `{ nodes(ids: ["onapp/user/12", "${it}/user/1"]) { id } }`,
    'in its list of users': (it) => `{ users(provider: "${it}") { nodes { id } } }`,
    'in a search': (it) =>
      `{ findUsers(match: { text: "a" }, providers: ["${it}"]) { users { id } } }`,
    'for its permissions': (it) => `{ permissions(provider: "${it}") { name } }`,
    'as an entity': (it) =>
      `{ _entities(representations: [{ __typename: "User", id: "${it}/user/1" }]) { ... on User { login } } }`,
    'as an entity resolvable from its id': (it) =>
      `{ _entities(representations: [{ __typename: "User", id: "${it}/user/1" }]) { ... on User { id } } }`,
    'to change a user': (it) =>
      `mutation { updateUser(input: { vmsAdmin: { id: "${it}/user/1", permissions: { ids: ["1"] } } }) { __typename } }`,
    'to change a user by login': (it) =>
      `mutation { updateUser(input: { vmsBilling: { user: { login: { provider: "${it}", login: "test@mail.com" } }, status: BLOCKED } }) { __typename } }`,
  };
  for (const [how, query] of Object.entries(ABOUT)) {
    test(`B15: sees no other provider ${how}`, async () => {
      const [forbidden, unknown] = [
        await ask('tenant', query('vms')),
        await ask('tenant', query('xyz')),
      ];
      assert.equal(withoutId(forbidden), withoutId(unknown));
      assert.ok(forbidden.errors.length > 0);
      for (const { extensions } of forbidden.errors) {
        assert.equal(extensions['code'], 'BAD_USER_INPUT');
      }
      assert.deepEqual(
        roster.arrivals().filter((arrival) => !arrival.startsWith('GET /users/12')),
        [],
      );
      assert.deepEqual(await plan('tenant', query('vms')), await plan('tenant', query('xyz')));
    });
  }

  test('B15: sees and searches only its own providers', async () => {
    const query = '{ providers { id } findUsers(match: { text: "test" }) { provider { id } } }';
    const { data } = await ask('tenant', query);
    assert.deepEqual(data, {
      providers: [{ id: 'onapp' }],
      findUsers: [{ provider: { id: 'onapp' } }],
    });
  });

  test('B15: reaches no other by a branch without a provider', async () => {
    const input = {
      vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' },
    };
    const result = await ask('tenant', `${UPDATE} { __typename } }`, { input });
    assert.deepEqual(codesOf(result), [['updateUser', 'UNSUPPORTED_BY_PROVIDER']]);
    assert.deepEqual(roster.arrivals(), []);
  });

  it('has full access to its own providers', async () => {
    const query = '{ user(id: "onapp/user/12") { id } }';
    assert.deepEqual((await ask('tenant', query)).data, { user: { id: 'onapp/user/12' } });
  });
});

const platform = (url: string) => ({ active: { kind: 'activePlatform', url, apiToken: 'x' } });
const READ = '{ user(id: "active/user/1") { id } }';

test('G10: only callers with equal permissions share a read', async () => {
  const waiting: ServerResponse[] = [];
  await using upstream = await startHttpServer((response) => void waiting.push(response));
  const same = { scopes: ['users:read'], providers: ['active'] };
  const apiKeys = [
    { ...apiKey('a', ['users:read']) },
    { ...apiKey('b', ['users:read', 'explain']) },
    { ...apiKey('c', []), ...same },
    { ...apiKey('d', []), ...same },
  ];
  await using gateway = await startGatewayOver(platform(upstream.url), {
    access: { mode: 'apiKeys', apiKeys },
  });
  const responses = ['a', 'b', 'c', 'd', 'a'].map((key) =>
    send(gateway.url, READ, {}, bearer(key)),
  );
  await until(() => waiting.length === 3);
  // This is enough time for a fourth request to arrive.
  await send(gateway.url, '{ providers { id } }', {}, bearer('a'));
  assert.equal(waiting.length, 3);
  for (const response of waiting) sendJson(response, 200, { id: 1 });
  for (const { data } of await Promise.all(responses)) {
    assert.deepEqual(data, { user: { id: 'active/user/1' } });
  }
});

test('The audit trail contains the kind and name of the caller', async () => {
  using folder = createTemporaryFolder();
  const audit = { file: join(folder.path, 'audit.jsonl'), key: KEY };
  await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
  await using issuer = await startIssuer();
  const token = await sign(issuer.key, { claims: { scopes: ['users:write'], scope: undefined } });
  const change =
    'mutation { updateUser(input: { activePlatform: { id: "active/user/1", firstName: "A" } }) { __typename } }';
  for (const [settings, credential] of [
    [{ mode: 'open' }, {}],
    [{ mode: 'apiKeys', apiKeys: [apiKey('support', ['users:write'])] }, bearer('support')],
    [issuer.access, bearer(token)],
  ] as const) {
    await using gateway = await startGatewayOver(platform(upstream.url), {
      access: settings,
      audit,
    });
    assert.deepEqual((await send(gateway.url, change, {}, credential)).errors, []);
  }
  const lines = linesOf(audit.file).map((line) => JSON.parse(line));
  assert.deepEqual(
    lines.filter(({ kind }) => kind === 'intent').map(({ callerId }) => callerId),
    ['open', 'apiKey:support', 'jwt:ann'],
  );
});

test('A token grants its scopes and its providers', async () => {
  await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
  await using issuer = await startIssuer();
  await using gateway = await startGatewayOver(platform(upstream.url), { access: issuer.access });
  const codes = async (claims: Record<string, unknown>) => {
    const token = await sign(issuer.key, { claims });
    return codesOf(await send(gateway.url, READ, {}, bearer(token)));
  };
  assert.deepEqual(await codes({ scope: 'openid users:read' }), []);
  assert.deepEqual(await codes({ scope: undefined, scopes: ['users:read'] }), []);
  // The whole request is refused before any field is resolved.
  assert.deepEqual(await codes({ scope: 'users:reader users:rea USERS:READ' }), [
    [undefined, 'FORBIDDEN'],
  ]);
  assert.deepEqual(await codes({ scope: undefined }), [[undefined, 'FORBIDDEN']]);
  assert.deepEqual(await codes({ scope: 'users:write' }), [['user', 'FORBIDDEN']]);
  assert.deepEqual(await codes({ providers: ['active', 'other'] }), []);
  assert.deepEqual(await codes({ providers: [] }), [['user', 'BAD_USER_INPUT']]);
});

test('B21: a refused gateway credential is no 401 for the caller', async () => {
  await using upstream = await startHttpServer((response) => sendJson(response, 401, {}));
  await using gateway = await startGatewayOver(platform(upstream.url), {
    access: { mode: 'apiKeys', apiKeys: [apiKey('a', ['users:read'])] },
  });
  const result = await send(gateway.url, READ, {}, bearer('a'));
  assert.equal(result.status, 200);
  assert.deepEqual(codesOf(result), [['user', 'UPSTREAM_UNAUTHENTICATED']]);
});

test('B21: a refused sign-in is not repeated for every request', async () => {
  await using upstream = await startHttpServer((response) => sendJson(response, 401, {}));
  const admin = { url: upstream.url, login: 'gateway', password: 'x' };
  const vms = { kind: 'vms', timeZone: 'Europe/Minsk', admin };
  await using gateway = await startGatewayOver({ vms });
  for (let round = 0; round < 3; round += 1) {
    const args = Array.from({ length: 100 }, () =>
      send(gateway.url, '{ user(id: "vms/user/1") { id } }'),
    );
    for (const result of await Promise.all(args)) {
      assert.equal(result.status, 200);
      assert.equal(result.data?.['user'], null);
    }
  }
  assert.ok(upstream.arrivals.length <= 5, `${upstream.arrivals.length} sign-ins`);
});
