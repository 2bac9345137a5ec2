import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, describe, it, test } from 'node:test';
import type { Gateway } from '../../../src/app/process.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send } from '../../support/clients/graphql.ts';
import { silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';
import { sign, startIssuer } from '../../support/services/issuer.ts';
import { sendJson, startHttpServer, type TestServer } from '../../support/upstreams/http-server.ts';

const platform = (url: string) => ({ active: { kind: 'activePlatform', url, apiToken: 'canary' } });
const READ = '{ user(id: "active/user/1") { id } }';

const KEYS = [
  apiKey('reader', ['users:read']),
  apiKey('explainer', ['users:read', 'explain']),
  apiKey('prometheus', ['metrics']),
  apiKey('nobody', []),
  apiKey('explain', ['explain']),
  apiKey('writer', ['users:write']),
  apiKey('secrets', ['secrets:read']),
];

describe('API keys', () => {
  let upstream: TestServer;
  let gateway: Gateway;
  const lines: unknown[] = [];
  before(async () => {
    upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    const access = { mode: 'apiKeys', apiKeys: KEYS };
    const log = { ...silentLog, info: (...line: unknown[]) => void lines.push(line) };
    gateway = await startGatewayOver(platform(upstream.url), { access }, log);
  });
  after(async () => {
    await gateway.close();
    await upstream[Symbol.asyncDispose]();
  });

  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await fetch(`${gateway.url}${path}`, { headers })).status;

  it('admit a caller with a key', async () => {
    const { data } = await send(gateway.url, READ, {}, bearer('reader'));
    assert.deepEqual(data, { user: { id: 'active/user/1' } });
  });

  it('refuse callers without one and log the reason', async () => {
    lines.length = 0;
    const headers = { ...bearer('canary-key'), 'x-request-id': 'told' };
    const { status, text } = await send(gateway.url, READ, {}, headers);
    assert.equal(status, 401);
    assert.doesNotMatch(text, /canary|apiKeys/);
    assert.deepEqual(lines, [
      [
        {
          ...{ requestId: 'told', status: 401, code: 'UNAUTHENTICATED' },
          ...{ address: '127.0.0.1', method: 'POST', path: '/graphql' },
          reason: 'no key of access.apiKeys matches',
        },
        'Access denied',
      ],
    ]);
  });

  test('B1: refuse a caller before the body arrives', async () => {
    const { hostname, port } = new URL(gateway.url);
    const result = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => {
        const head = `POST /graphql HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n`;
        socket.write(`${head}Content-Length: 60000\r\n\r\n{"query":"`);
      });
      socket.on('error', reject).once('data', (chunk) => {
        resolve(chunk.toString('utf8'));
        socket.destroy();
      });
    });
    assert.match(result, /^HTTP\/1\.1 401 /);
    assert.match(result, /www-authenticate: Bearer/i);
  });

  test('B1: refuse invalid GraphQL and valid GraphQL alike', async () => {
    const responses = await Promise.all(
      ['{ nothing }', 'canary {', READ, '{ __schema { types { name } } }'].map((query) =>
        send(gateway.url, query),
      ),
    );
    assert.deepEqual([...new Set(responses.map((result) => `${result.status}`))], ['401']);
    const withoutIds = responses.map(({ text }) => text.replace(/"requestId":"[\w-]+"/, ''));
    assert.equal(new Set(withoutIds).size, 1);
  });

  test('C26: refuse a key without a GraphQL scope before the body', async () => {
    const { hostname, port, host } = new URL(gateway.url);
    for (const key of ['prometheus', 'nobody', 'explain']) {
      const socket = connect(Number(port), hostname);
      const head = `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\n`;
      socket.write(
        `${head}Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"query":"`,
      );
      const [result] = await once(socket, 'data', { signal: AbortSignal.timeout(2000) });
      socket.destroy();
      assert.match(String(result), /^HTTP\/1\.1 403 /);
      assert.match(String(result), /"code":"FORBIDDEN"/);
    }
  });

  test('C26: admit a caller with any of the GraphQL scopes', async () => {
    for (const key of ['reader', 'writer', 'secrets']) {
      const { data } = await send(gateway.url, '{ providers { id } }', {}, bearer(key));
      assert.deepEqual(data, { providers: [{ id: 'active' }] });
    }
  });

  test('B22: show unauthenticated clients only health and GraphiQL, without data', async () => {
    for (const path of ['/metrics', '/graphql?query={__typename}']) {
      assert.equal(await status(path, { 'apollo-require-preflight': '1' }), 401, path);
    }
    for (const path of ['/debug', '/livez', '/.well-known/x', '/graphql/x', '/']) {
      assert.equal(await status(path), 404, path);
    }
    const live = await fetch(`${gateway.url}/health/live`);
    assert.equal(await live.text(), '{"status":"live"}');
    const page = await fetch(`${gateway.url}/graphiql`);
    assert.doesNotMatch(await page.text(), /active|canary/);
  });

  test('B22: show metrics only to callers with the scope', async () => {
    assert.equal(await status('/metrics', bearer('prometheus')), 200);
    for (const key of ['reader', 'nobody']) {
      const response = await fetch(`${gateway.url}/metrics`, { headers: bearer(key) });
      assert.equal(response.status, 403);
      assert.match(await response.text(), /"code":"FORBIDDEN"/);
    }
  });

  it('explain operations only to callers with the scope explain', async () => {
    const explain = { 'roster-explain': 'plan' };
    const args = (key: string) => send(gateway.url, READ, {}, { ...bearer(key), ...explain });
    const { extensions } = await args('explainer');
    assert.ok(extensions['roster']);
    const { status, text } = await args('reader');
    assert.equal(status, 403);
    assert.match(text, /"code":"FORBIDDEN"/);
  });

  it('accept any host name, as other sites have no key', async () => {
    const { port } = new URL(gateway.url);
    const { request } = await import('node:http');
    const responded = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: `roster.example:${port}`, 'content-type': 'application/json' };
      request(`${gateway.url}/graphql`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end('{}');
    });
    assert.equal(responded, 401);
  });

  it('forward no header of a caller to an upstream', async () => {
    const canaries = {
      cookie: 'canary-cookie',
      'x-api-key': 'canary-key',
      api_token: 'canary-token',
      'x-forwarded-for': 'canary-address',
    };
    const from = upstream.arrivals.length;
    await send(gateway.url, READ, {}, { ...bearer('reader'), ...canaries });
    const [arrival] = upstream.arrivals.slice(from);
    assert.doesNotMatch(JSON.stringify(arrival), /canary-|reader/);
  });
});

describe('Signed principals of a router', () => {
  it('identify the caller by the signed header only', async () => {
    await using issuer = await startIssuer();
    await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await using gateway = await startGatewayOver(platform(upstream.url), {
      access: { ...issuer.access, header: 'x-roster-principal' },
    });
    const token = await sign(issuer.key);
    const args = (headers: Record<string, string>) => send(gateway.url, READ, {}, headers);
    assert.equal((await args({ 'x-roster-principal': token })).status, 200);
    assert.equal((await args(bearer(token))).status, 401);
    assert.equal((await args({ 'x-roster-principal': `Bearer ${token}` })).status, 401);
    assert.equal(
      (await args({ ...bearer(token), 'x-roster-principal': '{"sub":"ann"}' })).status,
      401,
    );
  });

  test('B12: cause 503 while no signature can be verified', async () => {
    await using issuer = await startIssuer();
    issuer.result = (response) => response.destroy();
    await using gateway = await startGatewayOver(platform(issuer.url), { access: issuer.access });
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(await sign(issuer.key)) },
      body: JSON.stringify({ query: READ }),
    });
    assert.equal(response.status, 503);
    const seconds = Number(response.headers.get('retry-after'));
    assert.ok(seconds > 0 && seconds <= 30);
    assert.match(await response.text(), /"code":"AUTHENTICATION_UNAVAILABLE"/);
  });
});
