import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getIntrospectionQuery } from 'graphql';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

/** Processor time: long for a request that takes a few milliseconds. */
const SOON_MS = 500;

const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_none, at) => part(at)).join(' ');

/** `{ provider { provider { … { id } } } }`, with so many levels of fields, of a user. */
const nested = (fields: readonly string[]) =>
  `${fields.map((field) => `{ ${field} `).join('')}${'}'.repeat(fields.length)}`;

/** Eight fields: the deepest path through the lists of users. */
const EIGHT_DEEP =
  'query ($p: ID!) { users(provider: $p) { edges { node { ... on VmsUser { intercoms { nodes { keys { nodes { id } } } } } } } } }';

describe('Limits of a document', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
    // The first operation of a process takes longer than later ones.
    await send(demo.url, EIGHT_DEEP, { p: 'activeplatform' });
    for (const simulator of demo.simulated.flatMap(({ simulators }) => simulators))
      simulator.clearJournal();
  });
  after(() => demo[Symbol.asyncDispose]());

  const sent = () =>
    demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

  async function refuse(query: string): Promise<GraphqlAnswer> {
    const { result, cpuMs } = await withCpuTime(() => send(demo.url, query));
    assert.ok(cpuMs < SOON_MS, `${cpuMs} ms`);
    assert.deepEqual([result.status, result.data], [400, null]);
    assert.ok(result.errors.length > 0 && result.errors.length <= 5, String(result.errors.length));
    assert.ok(result.text.length < 16_384, String(result.text.length));
    assert.deepEqual(sent(), []);
    return result;
  }

  async function exceed(query: string, setting: string, limit: number, found?: number) {
    const [error] = (await refuse(query)).errors;
    const { code, write, requestId, ...exceeded } = error?.extensions ?? {};
    assert.equal(write, 'NOT_APPLIED');
    assert.equal(typeof requestId, 'string');
    assert.equal(code, 'DOCUMENT_LIMIT', error?.message);
    const numbers = found === undefined ? { setting, limit } : { setting, limit, found };
    assert.deepEqual(exceeded, numbers);
    assert.match(String(error?.message), new RegExp(`\\b${limit}\\b.*${setting}`));
  }

  const DEEPER = [
    '... on VmsUser',
    ...['intercoms', 'edges', 'node', 'keys', 'edges', 'node', 'intercom', 'name'],
  ];

  test('C1: refuses a selection eleven levels deep, also in fragments', async () => {
    const eleven = ['users(provider: "vms")', 'edges', 'node', ...DEEPER];
    await exceed(nested(eleven), 'limits.depth', 10, 11);
    const inline = nested(eleven).replace('{ node ', '{ ... on UserEdge { node ').concat('}');
    await exceed(inline, 'limits.depth', 10, 11);
    const named = `{ users(provider: "vms") { edges { node { ...A } } } }
      fragment A on User { ...B } fragment B on User ${nested(DEEPER)}`;
    await exceed(named, 'limits.depth', 10, 11);
  });

  test('C21: refuses a document of comments, blanks or lines', async () => {
    const comments = `query { __typename }\n${'#\n'.repeat(3000)}`;
    await exceed(comments, 'limits.lines', 2000, 3002);
    await exceed(`{ __typename }${'\r\n'.repeat(2500)}`, 'limits.lines', 2000, 2501);
    await exceed(`{ __typename ${' '.repeat(40_000)}}`, 'limits.characters', 32_768, 40_014);
    await exceed(`{ __typename } #${'x'.repeat(40_000)}`, 'limits.characters', 32_768, 40_016);
  });

  test('C1: accepts the deepest path through a list', async () => {
    const { errors } = await send(demo.url, EIGHT_DEEP, { p: 'activeplatform' });
    assert.deepEqual(errors, []);
    const lists = ['users(provider: "onapp")', 'nodes', ...DEEPER];
    assert.deepEqual((await send(demo.url, nested(lists))).errors, []);
    for (const simulator of demo.simulated.flatMap(({ simulators }) => simulators))
      simulator.clearJournal();
  });

  test('C2: refuses 16 aliases, also of __typename and in fragments', async () => {
    const users = times(16, (at) => `a${at}: user(id: "onapp/user/12") { id }`);
    await exceed(`{ ${users} }`, 'limits.rootFields', 15, 16);
    await exceed(`{ ${times(101, (at) => `a${at}: __typename`)} }`, 'limits.rootFields', 15, 101);
    const below = (part: (at: number) => string) => `{ providers { ${times(16, part)} } }`;
    await exceed(
      below((at) => `a${at}: __typename`),
      'limits.aliases',
      15,
      16,
    );
    const spread = `{ a: providers { ...F } b: providers { ...F } } fragment F on Provider { ${times(7, (at) => `f${at}: id`)} }`;
    await exceed(spread, 'limits.aliases', 15, 16);
    const query = `{ providers { ${times(15, (at) => `a${at}: __typename`)} } }`;
    assert.deepEqual((await send(demo.url, query)).errors, []);
  });

  test('C3: refuses a field that is repeated 500 times', async () => {
    await exceed(`{ ${times(500, () => '__typename')} }`, 'limits.rootFields', 15, 500);
    const below = `{ providers { ${times(500, () => '__typename')} } }`;
    await exceed(below, 'limits.repeatedFields', 30, 500);
    const spread = `{ providers { ${times(16, () => '...F')} } } fragment F on Provider { id id }`;
    await exceed(spread, 'limits.repeatedFields', 30, 32);
    const query = `{ providers { ${times(30, () => 'id')} } }`;
    assert.deepEqual((await send(demo.url, query)).errors, []);
  });

  test('C4: reports few errors for unknown directives, and refuses many', async () => {
    const unknown = await refuse(`{ __typename ${'@aa'.repeat(10)} }`);
    assert.equal(unknown.errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
    await exceed(`{ __typename ${'@aa'.repeat(11)} }`, 'limits.directives', 10, 11);
    const spread = `{ providers { ...F @include(if: true) } } fragment F on Provider { ${times(10, () => 'id @include(if: true)')} }`;
    await exceed(spread, 'limits.directives', 10, 11);
    await exceed(`{ id ${'@include(if:true)'.repeat(3000)} }`, 'limits.tokens', 1000);
  });

  test('C5: stops parsing a document after 1,000 tokens', async () => {
    await exceed(`{ ${times(999, () => 'a')} }`, 'limits.tokens', 1000);
    const { errors } = await refuse(`{ ${times(998, () => 'a')} }`);
    assert.equal(errors[0]?.extensions['setting'], 'limits.rootFields');
  });

  test('C6: refuses unclosed selections before the parser overflows', async () => {
    await exceed(`{ a(b: ${'['.repeat(40_000)}`, 'limits.tokens', 1000);
    await exceed('{ a '.repeat(5000), 'limits.tokens', 1000);
    await exceed(`query ($a: ${'['.repeat(40_000)}`, 'limits.tokens', 1000);
  });

  test('C7: refuses circular, chained or expanding fragments soon', async () => {
    const circle = await refuse(
      '{ providers { ...A } } fragment A on Provider { ...B } fragment B on Provider { ...A id }',
    );
    assert.equal(circle.errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
    const chain = times(1000, (at) => `fragment F${at} on Provider { ...F${at + 1} }`);
    await exceed(`{ providers { ...F0 } } ${chain}`, 'limits.tokens', 1000);
    const fan = times(24, (at) =>
      at === 23
        ? `fragment F${at} on Provider { a: id }`
        : `fragment F${at} on Provider { ...F${at + 1} ...F${at + 1} }`,
    );
    await exceed(`{ providers { ...F0 } } ${fan}`, 'limits.aliases', 15, 2 ** 23);
  });

  test('C8: validates conflicting fields without delaying other requests', async () => {
    const inline = times(40, () => `... on Provider { ${times(5, (at) => `a${at}: id`)} }`);
    await exceed(`{ providers { ${inline} } }`, 'limits.aliases', 15, 200);
    const named = times(
      60,
      (at) => `fragment F${at} on Provider { id ${at < 59 ? `...F${at + 1}` : ''} }`,
    );
    await exceed(`{ providers { ...F0 } } ${named}`, 'limits.repeatedFields', 30, 60);
  });

  test('C9: accepts the introspection of tools, and none in circles', async () => {
    const args = await send(demo.url, getIntrospectionQuery({ oneOf: true, specifiedByUrl: true }));
    assert.deepEqual(args.errors, []);
    const circle = `{ __schema { types ${'{ fields { type '.repeat(20)} { name } ${'} }'.repeat(20)} } }`;
    const { errors } = await refuse(circle);
    assert.equal(errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
  });

  test('C10: suggests no name of the schema for a typo', async () => {
    for (const query of [
      '{ usr(id: "1") { id } }',
      '{ user(idd: "1") { id } }',
      '{ user(id: "1") { logn } }',
      '{ user(id: "1") { ... on VmsUsr { id } } }',
      'mutation { updateUser(input: { vmsBilling: { user: { login: { login: "a" } }, status: BLOKED } }) { __typename } }',
      'mutation { updateUser(input: { vmsBiling: { login: "a" } }) { __typename } }',
      '{ providers @skp(if: true) { id } }',
    ]) {
      const { text } = await refuse(query);
      assert.doesNotMatch(text, /did you mean|vmsBilling\b|BLOCKED|VmsUser\b|@skip/i);
    }
    const { text } = await send(
      demo.url,
      'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }',
      {
        input: { vmsBilling: { user: { login: { login: 'a' } }, status: 'BLOKED', pasword: 'x' } },
      },
    );
    assert.doesNotMatch(text, /did you mean|BLOCKED|"password"/i);
  });

  test('C12: refuses every batch and executes nothing of it', async () => {
    const one = {
      query:
        'mutation { updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } }) { __typename } }',
    };
    for (const batch of [Array(10).fill(one), [one], []]) {
      const response = await fetch(`${demo.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(batch),
      });
      const { errors } = (await response.json()) as GraphqlAnswer;
      assert.deepEqual([response.status, errors[0]?.extensions['code']], [400, 'BAD_REQUEST']);
    }
    assert.deepEqual(sent(), []);
  });

  test('C15: reports thousands of mistakes as few short errors', async () => {
    const fields = times(900, (at) => `a${at}`);
    await refuse(`{ providers { ${fields} } }`);
    const { errors } = await refuse(`{ ${'a'.repeat(60_000)} }`);
    assert.ok((errors[0]?.message.length ?? 0) <= 300);
    const ids = await send(demo.url, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array(9000).fill(null),
    });
    assert.deepEqual([ids.status, ids.errors.length], [400, 5]);
    for (const { extensions } of ids.errors) assert.equal(extensions['code'], 'BAD_USER_INPUT');
    assert.ok(ids.text.length < 16_384);
  });

  test('C18: offers no incremental delivery, subscriptions or uploads', async () => {
    for (const query of [
      '{ providers { ... @defer { id } } }',
      '{ providers @stream(initialCount: 0) { id } }',
      'subscription { userChanged { id } }',
      'subscription { __typename }',
      'mutation ($file: Upload!) { updateUser(input: { vmsBilling: { user: { login: { login: $file } } } }) { __typename } }',
    ]) {
      const { errors } = await refuse(query);
      assert.equal(errors[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED', query);
    }
    const form = new FormData();
    form.set('operations', JSON.stringify({ query: '{ providers { id } }' }));
    form.set('map', '{}');
    const response = await fetch(`${demo.url}/graphql`, { method: 'POST', body: form });
    assert.ok(response.status >= 400 && response.status < 500);
  });
});

test('C9: refuses introspection if it is disabled', async () => {
  await using demo = await startDemo({ settings: { server: { port: 0, introspection: false } } });
  for (const query of [
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Query") { name } }',
  ]) {
    const { status, data, errors } = await send(demo.url, query);
    assert.deepEqual([status, data], [400, null]);
    assert.equal(errors[0]?.extensions['code'], 'INTROSPECTION_DISABLED');
  }
});

test('Limits are as configured, and 0 is no limit', async () => {
  await using open = await startDemo({ settings: { limits: NO_DOCUMENT_LIMITS } });
  const large = `{ ${times(200, (at) => `a${at}: providers @include(if: true) { id id }`)} }`;
  assert.deepEqual((await send(open.url, large)).errors, []);
  await using strict = await startDemo({
    settings: { limits: { depth: 1, requestBytes: 1024 } },
  });
  const deep = await send(strict.url, '{ providers { id } }');
  const { code, setting, limit, found } = deep.errors[0]?.extensions ?? {};
  assert.deepEqual([code, setting, limit, found], ['DOCUMENT_LIMIT', 'limits.depth', 1, 2]);
  const long = await send(strict.url, `{ providers { id } } #${'x'.repeat(2000)}`);
  assert.equal(long.status, 413);
});
