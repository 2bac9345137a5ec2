import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { createServer, type TLSSocket } from 'node:tls';
import { stringify } from 'yaml';
import { fetchJwks } from '../../src/access/fetch-jwks.ts';
import { assertSafeEnvironment, explainEnvironment } from '../../src/commands/environment.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import { send } from '../support/clients/graphql.ts';
import { DRILL_KEY, OTHER_HOST_CERTIFICATE } from '../support/faults/certificates.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { runRoster } from '../support/gateway/roster-process.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const NAME = 'NODE_TLS_REJECT_UNAUTHORIZED';

/** Starts a server whose certificate no known authority has signed. */
async function startUntrusted() {
  let connections = 0;
  let bytes = 0;
  const server = createServer({ cert: OTHER_HOST_CERTIFICATE, key: DRILL_KEY });
  server.on('connection', () => {
    connections += 1;
  });
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket: TLSSocket) => {
    socket
      .on('error', () => {})
      .on('data', (chunk) => {
        bytes += chunk.length;
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    connections: () => connections,
    bytes: () => bytes,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe('NODE_TLS_REJECT_UNAUTHORIZED=0', () => {
  const original = process.env[NAME];
  before(() => {
    process.env[NAME] = '0';
  });
  after(() => {
    if (original === undefined) delete process.env[NAME];
    else process.env[NAME] = original;
  });

  test('G23: sends nothing to a provider with an untrusted certificate', async () => {
    await using server = await startUntrusted();
    await using gateway = await startGatewayOver({
      activeplatform: { kind: 'activePlatform', url: `https://${server.host}`, apiToken: 'canary' },
    });
    const { errors } = await send(gateway.url, '{ user(id: "activeplatform/user/1") { id } }');
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_UNREACHABLE');
    assert.ok(server.connections() > 0);
    assert.equal(server.bytes(), 0);
  });

  test('G23: reads no key set from an untrusted issuer', async () => {
    await using server = await startUntrusted();
    const jwks = { url: new URL(`https://${server.host}/jwks`), allowHttp: false };
    const algorithms = ['RS256' as const];
    await assert.rejects(fetchJwks({ issuer: 'https://id.example.net', jwks, algorithms }));
    const found = { issuer: `https://${server.host}`, jwks: { allowHttp: false }, algorithms };
    await assert.rejects(fetchJwks(found));
    assert.ok(server.connections() > 0);
    assert.equal(server.bytes(), 0);
  });

  test('G23: sends no password to an untrusted store', async () => {
    await using server = await startUntrusted();
    const store = createRedisStore(`rediss://user:canary@${server.host}`, () => {});
    await until(() => server.connections() > 1);
    assert.equal(store.isReachable(), false);
    assert.equal(server.bytes(), 0);
    await store.close();
  });

  test('G23: sends no trace to an untrusted collector', async () => {
    await using server = await startUntrusted();
    await using upstream = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    const traces = {
      endpoint: `https://${server.host}/v1/traces`,
      headers: { 'x-api-key': 'canary' },
    };
    const gateway = await startGatewayOver(
      { activeplatform: { kind: 'activePlatform', url: upstream.url, apiToken: 'x' } },
      { traces },
    );
    await send(gateway.url, '{ user(id: "activeplatform/user/1") { id } }');
    await gateway.close();
    await until(() => server.connections() > 0);
    await delay(50);
    assert.equal(server.bytes(), 0);
  });
});

describe('Environment of Node', () => {
  const environment = (variables: Record<string, string>, flags: string[] = []) => ({
    variables,
    flags,
  });
  const REJECTED: Readonly<Record<string, ReturnType<typeof environment>>> = {
    NODE_TLS_REJECT_UNAUTHORIZED: environment({ [NAME]: '0' }),
    NODE_DEBUG: environment({ NODE_DEBUG: 'http' }),
    NODE_DEBUG_NATIVE: environment({ NODE_DEBUG_NATIVE: 'http2' }),
    '--tls-min-v1.0': environment({ NODE_OPTIONS: '--import ./a.js --tls-min-v1.0' }),
    '--tls-keylog': environment({ NODE_OPTIONS: '"--tls-keylog=a b"' }),
    '--insecure-http-parser': environment({}, ['--insecure_http_parser']),
    '--trace-tls': environment({}, ['--trace-tls']),
    '--security-revert': environment({}, ['--security-revert=CVE-2023-46809']),
  };
  for (const [name, started] of Object.entries(REJECTED)) {
    test(`G23: is refused: ${name}`, () => {
      assert.throws(
        () => assertSafeEnvironment(started),
        new RegExp(`^ConfigError.*\n {2}${name}: `),
      );
    });
  }

  test('G23: is accepted if it weakens no protection', () => {
    const harmless = environment({ [NAME]: '1', NODE_OPTIONS: '--max-old-space-size=512' }, [
      '--enable-source-maps',
    ]);
    assert.doesNotThrow(() => assertSafeEnvironment(harmless));
    assert.deepEqual(explainEnvironment(harmless), []);
  });

  test('G23: causes a warning if it adds authorities or dumps memory', () => {
    const warned = explainEnvironment(
      environment({ NODE_EXTRA_CA_CERTS: '/ca.pem' }, ['--heapsnapshot-signal=SIGUSR2']),
    );
    assert.deepEqual(
      warned.map((text) => text.split(':')[0]),
      ['NODE_EXTRA_CA_CERTS', '--heapsnapshot-signal'],
    );
  });

  test('G23: is refused before anything is opened', async () => {
    using folder = createTemporaryFolder();
    const url = 'http://127.0.0.1:9';
    const file = folder.write(
      'roster.yml',
      stringify({
        server: { port: 0 },
        providers: { a: { kind: 'activePlatform', url, apiToken: 'x' } },
      }),
    );
    const { code, stderr } = await runRoster({
      args: ['start', '--config', file],
      environment: { LOG_LEVEL: 'info', [NAME]: '0', NODE_OPTIONS: '--tls-min-v1.1' },
    });
    assert.equal(code, 78);
    assert.match(stderr, /The environment cannot be used:\n {2}NODE_TLS.*\n {2}--tls-min/);
  });
});
