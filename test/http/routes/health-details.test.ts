import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { HealthDetails } from '../../../src/app/describe-health.ts';
import { KEY } from '../../audit/trail-lines.ts';
import { UNCALLED_PROVIDERS } from '../../observability/metrics/samples.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const READ = '{ user(id: "a/user/7") { id } }';

const platform = (url: string, settings: object = {}) => ({
  a: { kind: 'activePlatform', url, apiToken: 'canary-token', ...settings },
});

/** Returns the details of a gateway. */
async function detailsOf(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HealthDetails> {
  const response = await fetch(`${url}/health/details`, { headers });
  return JSON.parse(await response.text());
}

describe('/health/details', () => {
  it('names version, process and configuration', async () => {
    const settings = { server: { port: 0, instance: 'replica-1' } };
    await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, settings);
    const { version, instance, configuration, providers, ...others } = await detailsOf(gateway.url);
    assert.match(version, /^\d+\.\d+\.\d+/);
    assert.equal(instance, 'replica-1');
    assert.equal(configuration.status, 'ok');
    assert.ok(Math.abs(Date.parse(configuration.readAt) - Date.now()) < 60_000);
    assert.deepEqual(others, { keySets: [] });
    const unused = { inFlight: 0, waiting: 0, averageMs: null };
    assert.deepEqual(providers, [
      { provider: 'a', api: 'ActivePlatform vendor API', status: 'unused', ...unused },
    ]);

    gateway.recordFailedReload();
    const { configuration: failed } = await detailsOf(gateway.url);
    assert.equal(failed.status, 'failing');
    assert.match(failed.cause ?? '', /the last reload failed/);
    assert.equal(failed.readAt, configuration.readAt);
  });

  it('says that a provider cannot be reached', async () => {
    await using gateway = await startGatewayOver(platform('http://127.0.0.1:1'));
    await send(gateway.url, READ);
    const [health] = (await detailsOf(gateway.url)).providers;
    assert.equal(health?.status, 'failing');
    assert.equal(health?.cause, 'could not be reached: connection refused (UPSTREAM_UNREACHABLE)');
    assert.equal(health?.lastFailure?.code, 'UPSTREAM_UNREACHABLE');
  });

  it('says that the circuit breaker is open, and still why', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 500, {}));
    const breaker = { minCalls: 2, openMs: 60_000 };
    await using gateway = await startGatewayOver(platform(server.url, { breaker }));
    for (let turn = 0; turn < 4; turn += 1) await send(gateway.url, READ);
    const [health] = (await detailsOf(gateway.url)).providers;
    assert.equal(health?.status, 'failing');
    assert.equal(
      health?.cause,
      'request failed: HTTP 500 (UPSTREAM_FAILED); circuit breaker of reads is open: they fail at once',
    );
  });

  it('says that a provider rejects the credential, without it', async () => {
    await using server = await startHttpServer((response) =>
      sendJson(response, 401, { error: 'canary-text' }),
    );
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, READ);
    const details = await detailsOf(gateway.url);
    assert.equal(
      details.providers[0]?.cause,
      'credential of this gateway rejected: HTTP 401 (UPSTREAM_UNAUTHENTICATED)',
    );
    assert.doesNotMatch(JSON.stringify(details), /canary|127\.0\.0\.1/);
  });

  it('tells the APIs of one provider apart before their first call', async () => {
    const url = 'http://127.0.0.1:1';
    const vms = { kind: 'vms', timeZone: 'UTC', billing: { url }, admin: { url, token: 'x' } };
    await using gateway = await startGatewayOver({ vms });
    const { providers } = await detailsOf(gateway.url);
    assert.deepEqual(
      providers.map(({ api, status }) => [api, status]),
      [
        ['VMS Billing API', 'unused'],
        ['VMS Admin API', 'unused'],
      ],
    );
  });

  it('shows a failure for a while after the provider has recovered', async () => {
    let status = 401;
    await using server = await startHttpServer((response) => sendJson(response, status, { id: 7 }));
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, READ);
    status = 200;
    await send(gateway.url, READ);
    const [health] = (await detailsOf(gateway.url)).providers;
    assert.deepEqual([health?.status, health?.cause], ['ok', undefined]);
    assert.equal(health?.lastFailure?.code, 'UPSTREAM_UNAUTHENTICATED');
  });

  it('says why the store cannot be used', async () => {
    const store = { url: 'redis://127.0.0.1:1', key: 'k'.repeat(32) };
    await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, { store });
    const healthOf = async () => (await detailsOf(gateway.url)).store;
    await until(async () => (await healthOf())?.cause?.includes('NOT_CONNECTED') !== true);
    assert.deepEqual(await healthOf(), {
      status: 'failing',
      cause:
        'no server listens on this port (ECONNREFUSED): changes with an idempotency key or a precondition are refused',
    });
  });

  it('says why the audit trail cannot be written', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    await using gateway = await startGatewayOver(UNCALLED_PROVIDERS, { audit: { file, key: KEY } });
    assert.deepEqual((await detailsOf(gateway.url)).audit, { status: 'ok' });
    rmSync(file);
    await update(gateway.url, { activePlatform: { id: 'a/user/7', firstName: 'A' } });
    assert.deepEqual((await detailsOf(gateway.url)).audit, {
      status: 'failing',
      cause: 'the file was moved or deleted (ENOENT): changes and secrets are refused',
    });
  });

  it('needs the scope metrics, and shows only the providers of the caller', async () => {
    const settings = {
      access: {
        mode: 'apiKeys',
        apiKeys: [
          apiKey('reader', ['users:read']),
          { ...apiKey('scraper', ['metrics']), providers: ['b'] },
        ],
      },
    };
    const [provider] = Object.values(UNCALLED_PROVIDERS);
    await using gateway = await startGatewayOver({ a: provider, b: provider }, settings);
    const status = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(`${gateway.url}/health/details`, { headers })).status;
    assert.deepEqual([await status({}), await status(bearer('reader'))], [401, 403]);
    const { providers } = await detailsOf(gateway.url, bearer('scraper'));
    assert.deepEqual(
      providers.map((health) => health.provider),
      ['b'],
    );
  });
});
