import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:https';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { writeTrail } from '../audit/trail-lines.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { runCommand, runRoster } from '../support/gateway/roster-process.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from '../support/onapp/certificate.ts';
import { startCollector } from '../support/services/collector.ts';
import { startDiscoveryServer } from '../support/services/discovery-server.ts';
import { startIssuer } from '../support/services/issuer.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const KEY = 'k'.repeat(32);

/** Writes a configuration with every part; parts given here replace others. */
const toYaml = (parts: object) =>
  JSON.stringify({ server: { port: 0 }, log: { level: 'silent' }, ...parts });

describe('roster check', () => {
  it('tries the store, the keys, the collector and the trail', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    await using issuer = await startIssuer();
    await using collector = await startCollector();
    await using provider = await startHttpServer((to) => sendJson(to, 200, [{ id: 1 }]));
    using folder = createTemporaryFolder();
    const trail = join(folder.path, 'audit.jsonl');
    const providers = { a: { kind: 'activePlatform', url: provider.url, apiToken: 'x' } };
    const file = folder.write(
      'roster.yml',
      toYaml({
        access: issuer.access,
        providers,
        store: { url: redis.url, key: KEY },
        audit: { file: 'audit.jsonl', key: KEY },
        traces: { endpoint: collector.endpoint },
      }),
    );
    const { code, stdout, stderr } = await runRoster({ args: ['check', '--config', file] });
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^store: wrote and read a key: works \(\d+ ms\)\.$/m);
    assert.match(stdout, /^access\.jwt\.jwks: fetched the keys of the issuer: 1 keys/m);
    assert.match(stdout, /^traces\.endpoint: sent an export without spans: works/m);
    assert.match(stdout, /^audit\.file: .*: works, and no gateway writes to it/m);
    assert.deepEqual(collector.spans(), []);
    const arrived = [provider, issuer, collector].map(({ arrivals }) => arrivals.length);
    assert.deepEqual(arrived, [1, 1, 1]);

    // A gateway that writes to the trail goes on.
    await using _gateway = await startGatewayOver(providers, { audit: { file: trail, key: KEY } });
    const offline = await runCommand({ args: ['check', '--offline', '--config', file] });
    assert.equal(offline.code, 0, offline.stderr);
    assert.ok(offline.stdout.includes(`the gateway of process ${process.pid} writes to it`));
    assert.doesNotMatch(offline.stdout, /store|jwks|traces/);
    assert.equal(provider.arrivals.length, 1);
  });

  it('says what cannot be used, without values', async () => {
    await using issuer = await startIssuer();
    issuer.result = (response) => sendJson(response, 404, {});
    await using provider = await startHttpServer((to) => sendJson(to, 200, [{ id: 1 }]));
    using folder = createTemporaryFolder();
    const file = folder.write(
      'roster.yml',
      toYaml({
        access: issuer.access,
        providers: { a: { kind: 'activePlatform', url: provider.url, apiToken: 'x' } },
        store: { url: 'redis://:canary@127.0.0.1:1', key: KEY },
        audit: { file: 'missing/audit.jsonl', key: KEY },
        traces: { endpoint: 'http://127.0.0.1:1/v1/traces' },
      }),
    );
    const { code, stderr } = await runCommand({ args: ['check', '--config', file] });
    assert.equal(code, 1);
    assertLines(stderr, [
      'store: wrote and read a key: failed: no server listens on this port (ECONNREFUSED). Check the address, the credentials, the certificates and the log of the server.',
      'access.jwt.jwks: fetched the keys of the issuer: failed: the key set responds with HTTP 404. Check issuer, jwks.url, jwks.caFile and the network: without keys every token is refused.',
      'audit.file: opened the file and wrote to its folder: failed: the folder does not exist: create it (ENOENT). The account of the gateway needs to write to both.',
      'traces.endpoint: sent an export without spans: failed: no server listens on this port (ECONNREFUSED). Check the endpoint, its headers and the network: without it traces are dropped.',
    ]);
    assert.doesNotMatch(stderr, /canary.127|127\.0\.0\.1|\n\s+at /);
  });

  it('says that a file is no trail of this key', async () => {
    using folder = createTemporaryFolder();
    const otherKey = basename(await writeTrail(folder.path, 1));
    folder.write('notes.jsonl', '{"a":1}\n');
    execFileSync('mkfifo', [join(folder.path, 'pipe')]);
    const lastLine =
      'its last line was changed, or written with another audit.key; see roster audit verify';
    for (const [name, problem] of [
      [otherKey, lastLine],
      ['notes.jsonl', lastLine],
      ['pipe', 'it is not a regular file'],
    ] as const) {
      const file = folder.write(
        'roster.yml',
        toYaml({
          providers: { a: { kind: 'activePlatform', url: 'http://127.0.0.1:9', apiToken: 'x' } },
          audit: { file: name, key: KEY },
        }),
      );
      const { code, stderr } = await runCommand({ args: ['check', '--offline', '--config', file] });
      assert.equal(code, 1);
      const path = join(folder.path, name);
      const message = `audit.file: opened the file and wrote to its folder: failed: The trail ${path} cannot be used: ${problem}.`;
      assert.ok(stderr.includes(`${message}\n`), stderr);
    }
  });

  it('reads the discovery document and the keys of every issuer', async () => {
    await using issuer = await startIssuer();
    await using discovery = await startDiscoveryServer(issuer.key.jwk);
    await using provider = await startHttpServer((to) => sendJson(to, 200, [{ id: 1 }]));
    using folder = createTemporaryFolder();
    discovery.issuers.push(discovery.url);
    const jwt = [discovery.url, `${discovery.url}/unknown`].map((one) => ({
      ...{ name: one.endsWith('unknown') ? 'unknown' : 'known', issuer: one, audience: 'roster' },
    }));
    const file = folder.write(
      'roster.yml',
      toYaml({
        access: { mode: 'jwt', jwt: [issuer.access.jwt, ...jwt] },
        providers: { a: { kind: 'activePlatform', url: provider.url, apiToken: 'x' } },
      }),
    );
    const { code, stdout, stderr } = await runCommand({ args: ['check', '--config', file] });
    assert.equal(code, 1);
    for (const index of [0, 1]) {
      const line = `access.jwt.${index}.jwks: fetched the keys of the issuer: 1 keys`;
      assert.ok(stdout.includes(line), stdout);
    }
    const fault = 'the discovery document of the issuer responds with HTTP 404. Check issuer';
    assert.ok(
      stderr.includes(`access.jwt.2.jwks: fetched the keys of the issuer: failed: ${fault}`),
      stderr,
    );
    assert.deepEqual(
      discovery.arrivals.map(({ url }) => url).filter((url) => url === '/keys'),
      ['/keys'],
    );
  });

  it('explains TLS that does not fit', async () => {
    await using plain = await startHttpServer((to) => sendJson(to, 404, {}));
    await using secure = await startSelfSigned();
    const https = plain.url.replace('http:', 'https:');
    using folder = createTemporaryFolder();
    const provider = (url: string) => ({ kind: 'activePlatform', url, apiToken: 'x' });
    const file = folder.write(
      'roster.yml',
      toYaml({
        providers: {
          plain: provider(https),
          signed: provider(secure.url),
          path: provider(plain.url),
        },
        store: { url: https.replace('https:', 'rediss:'), key: KEY },
        traces: { endpoint: `${secure.url}/v1/traces` },
      }),
    );
    const { code, stderr } = await runCommand({ args: ['check', '--config', file] });
    assert.equal(code, 1);
    assertLines(stderr, [
      'plain: ActivePlatform vendor API: UPSTREAM_UNREACHABLE. plain: could not be reached (no TLS: https on a port for http). Check url, caFile and the network.',
      'signed: ActivePlatform vendor API: UPSTREAM_UNREACHABLE. signed: could not be reached (certificate not trusted: name its authority in caFile). Check url, caFile and the network.',
      'path: ActivePlatform vendor API: UPSTREAM_REJECTED. path: request rejected. HTTP 404. Check url: it is the base URL, without the path of the API.',
      'store: wrote and read a key: failed: no TLS there: https:// or rediss:// on a port that does not encrypt (ERR_SSL_WRONG_VERSION_NUMBER). Check the address, the credentials, the certificates and the log of the server.',
      'traces.endpoint: sent an export without spans: failed: the certificate is not signed by an authority that is trusted: name its authority in caFile (DEPTH_ZERO_SELF_SIGNED_CERT). Check the endpoint, its headers and the network: without it traces are dropped.',
    ]);
  });
});

/** Asserts that a text has each of these lines as a whole. */
function assertLines(text: string, lines: readonly string[]): void {
  for (const line of lines) {
    assert.ok(text.split('\n').includes(line), `${line}\nis missing in\n${text}`);
  }
}

/** Starts a server with a certificate that no authority has signed. */
async function startSelfSigned() {
  const server = createServer({ cert: SELF_SIGNED_CERTIFICATE, key: SELF_SIGNED_KEY });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    url: `https://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
