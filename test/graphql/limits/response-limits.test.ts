import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getIntrospectionQuery } from 'graphql';
import { send } from '../../support/clients/graphql.ts';
import { readSource } from '../../support/files/sources.ts';
import { startDemo } from '../../support/gateway/demo.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { startHttpServer } from '../../support/upstreams/http-server.ts';
import { inMinsk } from '../../support/vms/gateway.ts';

const PAGE = JSON.parse(readSource('test/fixtures/vms/admin-user-200.json'));

/** A VMS in which every user is the vendor's, with so many cameras instead of one. */
function startVms(count: number) {
  const [camera] = PAGE.cameras;
  const cameras = Array.from({ length: count }, (_none, at) => ({ ...camera, id: at + 1 }));
  // The same one again and again: an update of that one is shown.
  const permissions = Array(count).fill({ id: 9, name: 'a', display_name: 'b', group: 'c' });
  const text = JSON.stringify({ ...PAGE, cameras, permissions });
  return startHttpServer((response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(text);
  });
}

const over = (url: string, limits: object = {}) =>
  startGatewayOver({ vms: inMinsk({ admin: { url, token: 'x' } }) }, { limits });

const times = (count: number, part: (at: number) => string) =>
  Array.from({ length: count }, (_none, at) => part(at)).join(' ');

/** 40 fields of every permission. */
const PERMISSIONS = times(10, (at) => `c${at}: permissions { id name displayName group }`);

describe('Limits of a response', () => {
  test('C22: refuses 1,500 objects before any read, equal or not', async () => {
    await using vms = await startVms(1);
    await using gateway = await over(vms.url);
    const query = `query ($ids: [ID!]!) { ${times(15, (at) => `n${at}: nodes(ids: $ids) { id }`)} }`;
    const { status, errors } = await send(gateway.url, query, {
      ids: Array(100).fill('vms/user/5'),
    });
    assert.equal(status, 400);
    const { requestId, ...extensions } = errors[0]?.extensions ?? {};
    assert.equal(typeof requestId, 'string');
    assert.deepEqual(extensions, {
      code: 'DOCUMENT_LIMIT',
      write: 'NOT_APPLIED',
      setting: 'limits.nodes',
      limit: 1000,
      found: 1500,
    });
    assert.equal(vms.arrivals.length, 0);
  });

  test('C22: refuses 1,280 references of a router, equal or not', async () => {
    await using vms = await startVms(1);
    await using gateway = await startGatewayOver(
      { vms: inMinsk({ admin: { url: vms.url, token: 'x' } }) },
      { server: { port: 0, federation: true } },
    );
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on VmsUser { login } } }';
    const r = Array(1280).fill({ __typename: 'VmsUser', id: 'vms/user/5' });
    const { errors } = await send(gateway.url, query, { r });
    assert.equal(errors[0]?.extensions['found'], 1280);
    assert.equal(vms.arrivals.length, 0);
  });

  test('C22: refuses too many fields before the first call', async () => {
    await using vms = await startVms(1);
    await using gateway = await over(vms.url, { responseFields: 250 });
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on User { login status } } }';
    const { status, errors } = await send(gateway.url, query, {
      ids: Array(100).fill('vms/user/5'),
    });
    assert.equal(status, 400);
    const { code, setting, found } = errors[0]?.extensions ?? {};
    assert.deepEqual([code, setting, found], ['DOCUMENT_LIMIT', 'limits.responseFields', 300]);
    assert.equal(vms.arrivals.length, 0);
  });

  test('C22: stops a response with too many fields while building it', async () => {
    await using vms = await startVms(3000);
    await using gateway = await over(vms.url);
    const query = `{ user(id: "vms/user/5") { ... on VmsUser { ${PERMISSIONS} } } }`;
    const { status, data, errors } = await send(gateway.url, query);
    assert.deepEqual([status, data, errors.length], [200, null, 1]);
    const { code, setting, limit, found } = errors[0]?.extensions ?? {};
    assert.deepEqual([code, setting, limit], ['RESPONSE_LIMIT', 'limits.responseFields', 100_000]);
    // The object that exceeds the limit is the last one.
    assert.ok(Number(found) > 100_000 && Number(found) < 125_000, String(found));
  });

  test('C22: reports what a mutation changed, without long lists', async () => {
    await using vms = await startVms(3000);
    await using gateway = await over(vms.url);
    const query = `mutation {
      updateUser(input: { vmsAdmin: { id: "vms/user/5", permissions: { ids: ["9"] } } }) {
        __typename
        ... on UserUpdated { user { ... on VmsUser { id ${PERMISSIONS} login } } }
      }
    }`;
    const { data, errors } = await send(gateway.url, query);
    const { __typename, user } = Object(data?.['updateUser']);
    assert.equal(__typename, 'UserUpdated');
    // Long lists are made in turns, so that any of them may be the one that exceeds the limit.
    const lists = Array.from({ length: 10 }, (_none, at) => user[`c${at}`]);
    const whole = lists.filter((list) => list !== null);
    for (const list of whole) assert.equal(list.length, 3000);
    assert.ok(whole.length < 9, String(whole.length));
    assert.equal(errors.length, lists.length - whole.length);
    assert.equal(user.login, '170500');
    const paths = errors.map(({ path, extensions }) => [extensions['code'], path?.slice(0, 2)]);
    assert.deepEqual(
      paths,
      errors.map(() => ['RESPONSE_LIMIT', ['updateUser', 'user']]),
    );
  });

  test('C23: lists a hundred errors and counts the others', async () => {
    await using vms = await startVms(3000);
    await using gateway = await over(vms.url);
    const query = `{ user(id: "vms/user/5") { ... on VmsUser { ${times(10, (at) => `c${at}: cameras(first: 100) { nodes { id ...F } }`)} } } }
    fragment F on Camera {
      previewUrl
    }`;
    const { data, errors } = await send(gateway.url, query);
    assert.equal(Object(data?.['user']).c9.nodes.length, 100);
    assert.equal(errors.length, 101);
    const listed = errors.slice(0, 100);
    assert.equal(new Set(listed.map(({ path }) => path?.join('.'))).size, 100);
    for (const error of listed) {
      assert.equal(error.extensions['code'], 'FORBIDDEN');
      assert.match(error.path?.join('.') ?? '', /^user\.c\d\.nodes\.\d+\.previewUrl$/);
      assert.deepEqual(Reflect.get(error, 'locations'), [{ line: 3, column: 7 }]);
    }
    const { code, count } = errors[100]?.extensions ?? {};
    assert.deepEqual([code, count], ['TOO_MANY_ERRORS', 900]);
  });

  test('C25: stops introspection in 15 aliases, and accepts one', async () => {
    await using demo = await startDemo();
    const whole = getIntrospectionQuery();
    const { errors, text } = await send(demo.url, whole);
    assert.deepEqual(errors, []);
    assert.ok(text.length > 100_000);
    const shared = whole.replace(/query \w+ \{\s+__schema/, 'fragment Whole on __Schema');
    const fragments = shared.replace(/\}(\s+fragment)/, '$1');
    const many = `{ ${times(15, (at) => `s${at}: __schema { ...Whole }`)} } ${fragments}`;
    const result = await send(demo.url, many);
    assert.equal(result.errors[0]?.extensions['code'], 'RESPONSE_LIMIT');
    assert.ok(result.text.length < 1000);
  });
});
