import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { runRoster, startRoster } from '../support/gateway/roster-process.ts';
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
    const file = folder.write(
      'roster.yml',
      toYaml({
        access: issuer.access,
        providers: { a: { kind: 'activePlatform', url: provider.url, apiToken: 'x' } },
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
    await using roster = await startRoster({ args: ['start', '--config', file] });
    const offline = await runRoster({ args: ['check', '--offline', '--config', file] });
    assert.equal(offline.code, 0, offline.stderr);
    assert.ok(offline.stdout.includes(`the gateway of process ${roster.pid} writes to it`));
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
        traces: { endpoint: `${provider.url}/no-collector` },
      }),
    );
    const { code, stderr } = await runRoster({ args: ['check', '--config', file] });
    assert.equal(code, 1);
    assert.match(stderr, /^store: .*: failed with ECONNREFUSED\. Check the address/m);
    const keys = 'the key set responds with HTTP 404. Check issuer, jwks.url';
    assert.ok(stderr.includes(`access.jwt.jwks: fetched the keys of the issuer: ${keys}`), stderr);
    assert.match(stderr, /^audit\.file: .*: failed\. The account of the gateway/m);
    assert.doesNotMatch(stderr, /canary.127|127\.0\.0\.1|\n\s+at /);
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
    const { code, stdout, stderr } = await runRoster({ args: ['check', '--config', file] });
    assert.equal(code, 1);
    for (const index of [0, 1]) {
      const line = `access.jwt.${index}.jwks: fetched the keys of the issuer: 1 keys`;
      assert.ok(stdout.includes(line), stdout);
    }
    const fault = 'the discovery document of the issuer responds with HTTP 404. Check issuer';
    assert.ok(
      stderr.includes(`access.jwt.2.jwks: fetched the keys of the issuer: ${fault}`),
      stderr,
    );
    assert.deepEqual(
      discovery.arrivals.map(({ url }) => url).filter((url) => url === '/keys'),
      ['/keys'],
    );
  });
});
