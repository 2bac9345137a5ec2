import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aCall } from '../../../support/upstreams/background-call.ts';
import {
  sendJson,
  startHttpServer,
  type TestServer,
} from '../../../support/upstreams/http-server.ts';
import { connectAdmin } from '../../../support/vms/data-sources.ts';
import { printed } from '../../../support/vms/printed.ts';
import { shownWords } from '../../../support/vms/shown-words.ts';

const USER = printed('admin-user-200');

const startAnswering = (status: number, body: unknown): Promise<TestServer> =>
  startHttpServer((response) => sendJson(response, status, body));

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('VmsAdminDataSource', () => {
  it('sends a read as GET without a body', async () => {
    await using upstream = await startAnswering(200, USER);
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    assert.equal((await admin.getUser('5', aCall()))?.login, '170500');
    assert.deepEqual(
      upstream.arrivals.map(({ method, url, body }) => [method, url, body]),
      [['GET', '/api/admin/v1/users/5', '']],
    );
  });

  it('sends permission ids digit for digit and no user id', async () => {
    await using upstream = await startAnswering(200, USER);
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    await admin.putUser('5', ['9', '77', '9007199254740993'], aCall());
    assert.deepEqual(
      upstream.arrivals.map(({ method, url, body }) => [method, url, body]),
      [['PUT', '/api/admin/v1/users/5', '{"permissions":[9,77,9007199254740993]}']],
    );
  });

  it('sends an empty list if every permission is removed', async () => {
    await using upstream = await startAnswering(200, USER);
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    await admin.putUser('5', [], aCall());
    assert.deepEqual(JSON.parse(upstream.arrivals[0]?.body ?? ''), printed('admin-update-request'));
  });

  it('sends token, language, device and JSON headers with every call', async () => {
    await using upstream = await startAnswering(200, USER);
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    await admin.getUser('5', aCall());
    await admin.putUser('5', [], aCall());
    for (const { headers } of upstream.arrivals) {
      assert.equal(headers.authorization, 'Bearer canary');
      assert.equal(headers.accept, 'application/json');
      assert.equal(headers['content-type'], 'application/json');
      assert.equal(headers['hl'], 'en');
      assert.equal(headers['x-client'], 'web');
      assert.match(String(headers['x-uuid']), UUID);
    }
  });

  it('sends one device id per gateway', async () => {
    await using upstream = await startAnswering(200, USER);
    await using one = connectAdmin({ url: upstream.url, token: 'canary' });
    await using other = connectAdmin({ url: upstream.url, token: 'canary' });
    await one.getUser('5', aCall());
    await one.getUser('5', aCall());
    await other.getUser('5', aCall());
    const [first, second, third] = upstream.arrivals.map(({ headers }) => headers['x-uuid']);
    assert.equal(first, second);
    assert.notEqual(first, third);
  });

  it('sends login and password, and no token, in a sign-in', async () => {
    await using upstream = await startHttpServer((response, { url }) =>
      sendJson(response, 200, url.endsWith('/auth/token') ? { access_token: 'canary' } : USER),
    );
    await using admin = connectAdmin({ url: upstream.url, login: 'gateway', password: 'secret' });
    await admin.getUser('5', aCall());
    const [signIn, read] = upstream.arrivals;
    assert.deepEqual(
      [signIn?.method, signIn?.url, JSON.parse(signIn?.body ?? '')],
      ['POST', '/api/admin/v1/auth/token', { login: 'gateway', password: 'secret' }],
    );
    assert.equal(signIn?.headers.authorization, undefined);
    assert.equal(signIn?.headers['hl'], 'en');
    assert.equal(read?.headers.authorization, 'Bearer canary');
  });

  it('returns null or not found when the response is 404', async () => {
    await using upstream = await startAnswering(404, { message: 'Not found' });
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    assert.equal(await admin.getUser('99', aCall()), null);
    const reply = await admin.putUser('99', [], aCall());
    assert.deepEqual(reply, { kind: 'notFound', httpStatus: 404 });
  });

  it('rejects a response about another user', async () => {
    await using upstream = await startAnswering(200, USER);
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    await assert.rejects(admin.getUser('6', aCall()), { code: 'UPSTREAM_CONTRACT' });
    const write = admin.putUser('6', [], aCall());
    await assert.rejects(write, { code: 'UPSTREAM_CONTRACT', write: 'UNKNOWN' });
  });

  it('redacts password and token in messages of the upstream', async () => {
    await using upstream = await startHttpServer((response, { url }) =>
      url.endsWith('/auth/token')
        ? sendJson(response, 200, { access_token: 'canary-token' })
        : sendJson(response, 422, { errors: { x: ['canary-token of canary-password'] } }),
    );
    const account = { login: 'gateway', password: 'canary-password' };
    await using admin = connectAdmin({ url: upstream.url, ...account });
    const reply = await admin.putUser('5', [], aCall());
    assert.deepEqual(shownWords(reply), ['[secret] of [secret]']);
  });

  it('requests the roles of regular users with their permissions', async () => {
    await using upstream = await startAnswering(200, { data: [] });
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    await admin.probe(aCall());
    const { pathname, searchParams } = new URL(upstream.arrivals[0]?.url ?? '', upstream.url);
    assert.equal(pathname, '/api/admin/v1/roles');
    assert.deepEqual(Object.fromEntries(searchParams), {
      permissions: '1',
      type: 'user',
      page: '1',
      per_page: '100',
    });
  });

  it('reads at most ten pages of roles', async () => {
    const data = [{ type: 'user', permissions: [{ id: 9, name: 'layouts-store' }] }];
    await using upstream = await startAnswering(200, {
      data,
      meta: { current_page: 1, last_page: 1_000_000 },
    });
    await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
    const permissions = await admin.listUserRolePermissions(aCall());
    assert.deepEqual(
      [permissions.map(({ name }) => name), upstream.arrivals.length],
      [['layouts-store'], 10],
    );
  });
});
