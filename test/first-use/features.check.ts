import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { IDENTITY_PROVIDERS } from '../support/access/provider-tokens.ts';
import { signShape } from '../support/access/sign-shape.ts';
import { send } from '../support/clients/graphql.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { runRoster, startRoster } from '../support/gateway/roster-process.ts';
import { startCollector } from '../support/services/collector.ts';
import { startDiscoveryServer } from '../support/services/discovery-server.ts';
import { makeKey } from '../support/services/issuer.ts';
import { startPrometheus } from '../support/services/prometheus.ts';
import { startRedisServer } from '../support/services/redis-server.ts';
import { copyBlock, fillIn } from './docs-snippets.ts';

/*
 * npm run test:first-use
 *
 * Switches on one feature after another by copying from the pages, as a stranger does. A file without the section `providers` runs the
 * simulators, so each file has only what the page says.
 */

const READ = '{ user(id: "vms/user/1") { id } }';
const UPDATE = `mutation {
  updateUser(
    input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } }
    idempotencyKey: "first-use-1"
  ) { ... on UserUpdated { isReplay } ... on Problem { code message } }
}`;

/** Pages of the documentation bind every address; this machine is shared. */
const ENVIRONMENT = { HOST: '127.0.0.1', PORT: '0' };

/** Prints how long a first use took. */
async function timed(test: TestContext, use: () => Promise<void>): Promise<void> {
  const startedAt = performance.now();
  await use();
  test.diagnostic(`${test.name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
}

/** Repeats a question until it has a result, for at most 30 seconds. */
async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(100)) {
    const result = await ask();
    if (result !== undefined) return result;
  }
  throw new Error('It did not happen within 30 seconds.');
}

async function startWith(
  configuration: string,
  environment: Readonly<Record<string, string>> = {},
) {
  const folder = createTemporaryFolder();
  const args = ['start', '--config', folder.write('roster.yml', configuration)];
  const gateway = await startRoster({ args, environment: { ...ENVIRONMENT, ...environment } });
  return {
    ...gateway,
    [Symbol.asyncDispose]: async () => {
      await gateway[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

describe('First use, copied from the documentation', () => {
  it('API keys: the output of roster key is a configuration', async (test) =>
    timed(test, async () => {
      const { stdout } = await runRoster({ args: ['key'] });
      const [, key = ''] = /^ *(roster_\S+)$/m.exec(stdout) ?? [];
      const configuration = stdout.slice(stdout.indexOf('access:'));
      await using gateway = await startWith(configuration);
      const { data } = await send(gateway.url, READ, {}, { authorization: `Bearer ${key}` });
      assert.deepEqual(data, { user: { id: 'vms/user/1' } });
      const { status } = await fetch(`${gateway.url}/graphql?query=${encodeURIComponent(READ)}`);
      assert.equal(status, 401);
    }));

  it('JWT: a token of Keycloak is accepted', async (test) =>
    timed(test, async () => {
      const key = await makeKey('first');
      await using keycloak = await startDiscoveryServer(key.jwk);
      const issuer = `${keycloak.url}/realms/staff`;
      keycloak.issuers.push(issuer);
      const configuration = fillIn(
        copyBlock(
          'docs/configuration.md',
          'Authenticate callers',
          'server: { host: 0.0.0.0 }\naccess:\n  mode: jwt',
        ),
        { 'https://id.example.net/realms/staff': issuer },
      );
      const shape = IDENTITY_PROVIDERS.find(({ heading }) => heading === 'Keycloak');
      const [token = assert.fail()] = Object.values(shape?.accepted ?? {});
      await using gateway = await startWith(configuration);
      const headers = { authorization: `Bearer ${await signShape(token, issuer, key)}` };
      const { data } = await send(gateway.url, READ, {}, headers);
      assert.deepEqual(data, { user: { id: 'vms/user/1' } });
    }));

  it('Redis: an idempotency key is known after a restart', async (test) =>
    timed(test, async () => {
      await using redis = await startRedisServer();
      const configuration = copyBlock('docs/operations.md', 'Idempotency store', 'store:\n  url');
      const variables = { ROSTER_STORE_URL: redis.url, ROSTER_STORE_KEY: 'k'.repeat(32) };
      for (const isReplay of [false, true]) {
        await using gateway = await startWith(configuration, variables);
        const { data } = await send(gateway.url, UPDATE);
        assert.deepEqual(data, { updateUser: { isReplay } });
      }
    }));

  it('OTLP: the span of an operation arrives', async (test) =>
    timed(test, async () => {
      await using collector = await startCollector();
      const configuration = fillIn(
        copyBlock('docs/operations.md', 'Traces (OpenTelemetry)', 'traces:'),
        { 'https://collector.example.net/v1/traces': collector.endpoint },
      );
      await using gateway = await startWith(configuration, { COLLECTOR_KEY: 'secret' });
      const traceId = '0af7651916cd43dd8448eb211c80319c';
      await send(
        gateway.url,
        `query FirstUse ${READ}`,
        {},
        {
          traceparent: `00-${traceId}-b7ad6b7169203331-01`,
        },
      );
      const span = await until(async () =>
        collector.spans().find(({ name }) => name === 'query FirstUse'),
      );
      assert.equal(span.traceId, traceId);
    }));

  it('metrics: Prometheus scrapes them', async (test) =>
    timed(test, async () => {
      await using gateway = await startWith('log: { level: warn }\n');
      await send(gateway.url, READ);
      await using prometheus = await startPrometheus(
        fillIn(copyBlock('docs/operations.md', 'Metrics', '# prometheus.yml'), {
          '127.0.0.1:4000': new URL(gateway.url).host,
          'scrape_configs:': 'global: { scrape_interval: 1s }\nscrape_configs:',
        }),
      );
      const value = await until(() =>
        prometheus.query('roster_operation_duration_seconds_count{type="query"}'),
      );
      assert.equal(value, '1');
    }));
});
