import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingsSchema } from '../../src/providers/registry.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';

const DESK = 'https://desk.example.net';
const PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};
const server = { port: 0, cors: { origins: [DESK, 'http://localhost:5173'] } };

/** The headers of the gateway, and those that usual clients add by themselves. */
const REQUEST_HEADERS = [
  'content-type',
  'authorization',
  'traceparent',
  'tracestate',
  'x-request-id',
  'roster-explain',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'x-apollo-operation-id',
  'apollographql-client-name',
  'apollographql-client-version',
  'graphql-client-name',
  'graphql-client-version',
  'graphql-require-preflight',
  'baggage',
  'sentry-trace',
].join(', ');

const start = () => startGatewayOver(PROVIDERS, { server });

const preflight = (url: string, origin: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,authorization',
    },
  });

const ask = (url: string, origin: string, query = '{ providers { id } }') =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });

const allowances = ({ headers }: Response) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('server.cors', () => {
  it('lets pages of listed origins send headers, but no cookies', async () => {
    await using gateway = await start();
    for (const origin of server.cors.origins) {
      const { status, headers } = await preflight(`${gateway.url}/graphql`, origin);
      assert.equal(status, 204);
      assert.equal(headers.get('access-control-allow-origin'), origin);
      assert.equal(headers.get('access-control-allow-methods'), 'GET, POST');
      assert.equal(headers.get('access-control-allow-headers'), REQUEST_HEADERS);
      assert.equal(headers.get('access-control-allow-credentials'), null);
      assert.equal(headers.get('vary'), 'origin');
    }
  });

  it('lets such pages read responses, request ids and refusals', async () => {
    await using gateway = await start();
    const query = '{ nothing }';
    for (const [sent, status] of [
      [ask(gateway.url, DESK), 200],
      [ask(gateway.url, DESK, query), 400],
    ] as const) {
      const response = await sent;
      assert.equal(response.status, status);
      assert.equal(response.headers.get('access-control-allow-origin'), DESK);
      assert.equal(
        response.headers.get('access-control-expose-headers'),
        'x-request-id, retry-after',
      );
      assert.equal(response.headers.get('access-control-allow-credentials'), null);
      assert.equal(response.headers.get('vary'), 'origin');
    }
  });

  it('allows nothing to other origins, even to similar ones', async () => {
    await using gateway = await start();
    for (const origin of [
      'https://evil.example',
      'null',
      '*',
      `${DESK}.evil.example`,
      `${DESK}:444`,
      `${DESK}/`,
      'http://desk.example.net',
      'https://DESK.example.net',
      'https://x.desk.example.net',
    ]) {
      const args = await preflight(`${gateway.url}/graphql`, origin);
      assert.deepEqual([args.status, allowances(args)], [403, []], origin);
      assert.deepEqual(allowances(await ask(gateway.url, origin)), [], origin);
    }
  });

  it('lets pages send the headers of server.cors.headers', async () => {
    const headers = ['X-Desk-Version', 'newrelic'];
    const cors = { origins: [DESK], headers };
    await using gateway = await startGatewayOver(PROVIDERS, { server: { port: 0, cors } });
    const response = await preflight(`${gateway.url}/graphql`, DESK);
    assert.equal(
      response.headers.get('access-control-allow-headers'),
      `${REQUEST_HEADERS}, x-desk-version, newrelic`,
    );
  });

  it('allows every port of this machine by *, and no other host', async () => {
    const origins = ['http://localhost:*', 'https://127.0.0.1:*', 'http://[::1]:*'];
    const cors = { origins };
    await using gateway = await startGatewayOver(PROVIDERS, { server: { port: 0, cors } });
    const isAllowed = async (origin: string) => {
      const { status, headers } = await preflight(`${gateway.url}/graphql`, origin);
      const allowed = headers.get('access-control-allow-origin');
      assert.equal(allowed, status === 204 ? origin : null);
      return status === 204;
    };
    for (const origin of [
      'http://localhost',
      'http://localhost:5173',
      'https://127.0.0.1:3000',
      'http://[::1]:8080',
    ]) {
      assert.ok(await isAllowed(origin), origin);
    }
    for (const origin of [
      'https://localhost:5173',
      'http://127.0.0.1:3000',
      'http://localhost.evil.example',
      'http://localhost.evil.example:80',
      'http://localhost:5173.evil.example',
      'http://evil.example:5173',
      'http://localhost:123456',
      'http://localhost:',
      'http://localhost:*',
      'null',
    ]) {
      assert.ok(!(await isAllowed(origin)), origin);
    }
  });

  it('explains to developers what a preflight without a setting needs', async () => {
    await using gateway = await startGatewayOver(PROVIDERS);
    const response = await preflight(`${gateway.url}/graphql`, DESK);
    assert.deepEqual([response.status, allowances(response)], [403, []]);
    assert.match(await response.text(), /server\.cors\.origins/);
  });

  it('opens no other path', async () => {
    await using gateway = await start();
    for (const path of ['/metrics', '/health/ready', '/graphiql', '/nowhere', '/graphql/x']) {
      const args = await preflight(`${gateway.url}${path}`, DESK);
      const read = await fetch(`${gateway.url}${path}`, { headers: { origin: DESK } });
      await read.text();
      assert.deepEqual([allowances(args), allowances(read)], [[], []], path);
      assert.ok(args.status >= 400);
    }
  });

  it('refuses to start with an invalid origin and explains it', () => {
    const problems = (origins: unknown) =>
      settingsSchema()
        .safeParse({ providers: PROVIDERS, server: { cors: { origins } } })
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    for (const text of [
      '*',
      'https://*.example.net',
      'https://desk.example.net:*',
      'http://localhost.example.net:*',
      'http://127.0.0.2:*',
      'http://*:5173',
    ]) {
      assert.deepEqual(problems([text]), [
        'server.cors.origins.0: must be an origin such as https://desk.example.net; * would allow every site',
      ]);
    }
    const origin = 'server.cors.origins.1: must be an origin such as https://desk.example.net';
    for (const text of ['desk.example.net', 'null', 'file:///x', '']) {
      assert.deepEqual(problems([DESK, text]), [
        `${origin}, with https:// or http:// at the beginning`,
      ]);
    }
    assert.deepEqual(problems([DESK, `${DESK}/`]), [
      `${origin}, in lower case, without a slash or path at the end and without a default port`,
    ]);
    assert.equal(problems([])?.length, 1);
    assert.equal(problems([DESK]), undefined);
  });

  it('refuses to start with a header that pages must not send', () => {
    const problems = (headers: unknown) =>
      settingsSchema()
        .safeParse({ providers: PROVIDERS, server: { cors: { origins: [DESK], headers } } })
        .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    for (const text of ['*', 'x y', 'x,y', 'x\r\ny', '']) {
      assert.deepEqual(problems([text]), [
        'server.cors.headers.0: must be the name of a header, without *',
      ]);
    }
    assert.deepEqual(problems(['Cookie']), [
      'server.cors.headers.0: must not be cookie, as the gateway uses no cookies',
    ]);
    assert.equal(problems(['x-desk']), undefined);
  });
});
