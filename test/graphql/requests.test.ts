import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send, tryUpdate } from '../support/clients/graphql.ts';
import { type Demo, startDemo } from '../support/gateway/demo.ts';

describe('GraphQL request', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  const arrivals = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

  it('with two branches is refused before any call', async () => {
    const input = {
      vmsBilling: { user: { login: { login: 'a' } }, status: 'ACTIVE' },
      onApp: { id: 'onapp/user/12', firstName: 'A' },
    };
    const { status, data, errors } = await tryUpdate(demo.url, input);
    assert.deepEqual([status, data, errors[0]?.extensions['code']], [400, null, 'BAD_USER_INPUT']);
    assert.match(
      errors[0]?.message ?? '',
      /Exactly one key must be specified for OneOf type "UpdateUserInput"/,
    );
    assert.deepEqual(arrivals(), []);
  });

  it('with no branch is refused', async () => {
    const { status, errors } = await tryUpdate(demo.url, {});
    assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'BAD_USER_INPUT']);
  });

  it('with a nullable variable as the branch is invalid', async () => {
    const query = `mutation ($b: UpdateVmsBillingUserInput) { updateUser(input: { vmsBilling: $b }) { __typename } }`;
    const { status, errors } = await send(demo.url, query, {});
    assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'GRAPHQL_VALIDATION_FAILED']);
    assert.match(errors[0]?.message ?? '', /Variable "\$b" must be non-null/);
    const nested = `mutation ($ids: [ID!]) { updateUser(input: { vmsAdmin: { id: "vms/user/5", permissions: { ids: $ids } } }) { __typename } }`;
    const refused = await send(demo.url, nested, { ids: ['9'] });
    assert.match(refused.errors[0]?.message ?? '', /Variable "\$ids" must be non-null/);
    assert.deepEqual(arrivals(), []);
  });

  it('gets the position and name of an invalid variable', async () => {
    const { errors } = await tryUpdate(demo.url, {
      onApp: { id: 'onapp/user/12', suspendAt: 'soon' },
    });
    assert.equal(
      errors[0]?.message,
      'Variable "$input" got an invalid value at "input.onApp.suspendAt". DateTime must be RFC 3339, such as 2016-10-03T07:06:38.740Z.',
    );
    assert.deepEqual(errors[0]?.extensions['inputPath'], ['input', 'onApp', 'suspendAt']);
    const unknown = await tryUpdate(demo.url, { onApp: { id: 'onapp/user/12', nickname: 'x' } });
    assert.equal(
      unknown.errors[0]?.message,
      'Variable "$input" got an invalid value at "input.onApp". Field "nickname" is not defined by type "UpdateOnAppUserInput".',
    );
  });

  it('keeps the results of fields next to a failed one', async () => {
    const { data, errors } = await send(
      demo.url,
      `{ a: user(id: "vms/user/5") { login } b: user(id: "nonsense") { login } c: permissions(provider: "activeplatform") { name } }`,
    );
    assert.deepEqual(data, { a: { login: '170500' }, b: null, c: null });
    assert.deepEqual(errors.map(({ path, extensions }) => [path?.[0], extensions['code']]).sort(), [
      ['b', 'BAD_USER_INPUT'],
      ['c', 'UNSUPPORTED_BY_PROVIDER'],
    ]);
    for (const { extensions } of errors)
      assert.match(String(extensions['requestId']), /^[0-9a-f-]{36}$/);
  });

  it('gets null without an error for an unknown user', async () => {
    for (const id of ['vms/user/99999', 'activeplatform/user/99999', 'onapp/user/99999']) {
      const { data, errors } = await send(demo.url, 'query ($id: ID!) { user(id: $id) { id } }', {
        id,
      });
      assert.deepEqual([data, errors], [{ user: null }, []]);
    }
  });

  it('gets a field error with code when a read fails', async () => {
    const [, onapp] = [demo.simulated[0], demo.simulated[2]?.simulators[0]];
    onapp?.inject({ kind: 'status', status: 500, body: 'canary', times: 2 });
    const { data, errors } = await send(
      demo.url,
      '{ user(id: "onapp/user/12") { id } providers { id } }',
    );
    assert.equal(data?.['user'], null);
    assert.ok(data?.['providers']);
    assert.deepEqual(
      [errors[0]?.message, errors[0]?.extensions['code'], errors[0]?.extensions['provider']],
      ['onapp: request failed.', 'UPSTREAM_FAILED', 'onapp'],
    );
  });

  it('finds providers and users as nodes', async () => {
    const { data } = await send(
      demo.url,
      `{ a: node(id: "vms") { __typename id } b: node(id: "onapp/user/12") { __typename id } }`,
    );
    assert.deepEqual(data, {
      a: { __typename: 'Provider', id: 'vms' },
      b: { __typename: 'OnAppUser', id: 'onapp/user/12' },
    });
  });

  it('finds nodes in their order, and each fails separately', async () => {
    const ids = ['onapp/user/12', 'nonsense', 'vms', 'onapp/user/999'];
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    const { data, errors } = await send(demo.url, query, { ids });
    assert.deepEqual(data, { nodes: [{ id: 'onapp/user/12' }, null, { id: 'vms' }, null] });
    assert.deepEqual(
      errors.map(({ path, extensions }) => [path, extensions['code']]),
      [[['nodes', 1], 'BAD_USER_INPUT']],
    );
    const many = await send(demo.url, query, { ids: Array(101).fill('vms') });
    assert.deepEqual(
      [many.status, many.data, many.errors[0]?.extensions['code']],
      [400, null, 'BAD_USER_INPUT'],
    );
  });

  it('finds no node if the id cannot be read', async () => {
    for (const id of ['vms/flat/1', 'onapp/camera/1', 'other']) {
      const { data, errors } = await send(demo.url, 'query ($id: ID!) { node(id: $id) { id } }', {
        id,
      });
      assert.deepEqual([data, errors[0]?.extensions['code']], [{ node: null }, 'BAD_USER_INPUT']);
    }
  });

  it('reads a user once however often it is selected', async () => {
    const vms = demo.simulated[0];
    for (const simulator of vms?.simulators ?? []) simulator.clearJournal();
    await send(
      demo.url,
      `{ a: user(id: "vms/user/5") { login } b: user(id: "vms/user/5") { permissions { name } } c: node(id: "vms/user/5") { ... on VmsUser { cameras { nodes { name } } intercoms { edges { details { address } } } } } }`,
    );
    const reads = vms?.simulators
      .flatMap(({ journal }) => journal)
      .filter(({ path }) => path.includes('/users/'));
    assert.equal(reads?.length, 1);
  });

  it('runs mutations serially and keeps results before a failed one', async () => {
    const { data, errors } = await send(
      demo.url,
      `mutation {
        a: updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Ann" } }) { __typename }
        b: updateUser(input: { onApp: { id: "nonsense", firstName: "Bob" } }) { __typename }
        c: updateUser(input: { onApp: { id: "onapp/user/12", firstName: "Cid" } }) { ... on UserUpdated { user { name } } }
      }`,
    );
    assert.deepEqual(data, {
      a: { __typename: 'UserUpdated' },
      b: null,
      c: { user: { name: 'Cid Doe' } },
    });
    assert.equal(errors.length, 1);
  });

  const NULLED: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['query ($v: ID = "vms/user/5") { user(id: $v) { id } }', { v: null }],
    [
      'mutation ($v: String = "x", $p: String) { updateUser(input: { vmsBilling: { user: { login: { login: $v } }, password: $p } }) { __typename } }',
      { v: null, p: 'canary' },
    ],
    ['query ($v: Boolean = true) { providers @skip(if: $v) { id } }', { v: null }],
  ];
  for (const [query, variables] of NULLED) {
    it(`reports a null variable in ${query.slice(0, 60)}…`, async () => {
      const { text, errors } = await send(demo.url, query, variables);
      assert.deepEqual(
        errors.map(({ extensions }) => extensions['code']),
        ['BAD_USER_INPUT'],
      );
      assert.doesNotMatch(text, /canary/);
    });
  }

  it('gets no suggestions of schema names', async () => {
    const { text } = await send(demo.url, '{ usr(id: 1) { id } }');
    assert.doesNotMatch(text, /did you mean/i);
  });
});
