import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { refuseWrites } from '../audit/faulty-disk.ts';
import { KEY } from '../audit/trail-lines.ts';
import { send, update } from '../support/clients/graphql.ts';
import { report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { captureLog } from '../support/gateway/captured-log.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { startRedisServer } from '../support/services/redis-server.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

/*
 * `npm run drill -- alerts` prints what an operator sees of five failures: log records, metrics and health. Each must name the cause.
 */

const READ = 'query Desk { user(id: "billing/user/7") { id name } }';
const RENAME = { activePlatform: { id: 'billing/user/7', firstName: 'Ann' } };
const IDEMPOTENCY_KEY = 'alerts-1';

/** Log records that say nothing about a failure. */
const ROUTINE = new Set(['Gateway started', 'Store connected']);

interface Drill {
  /** Responds for the provider while it fails; absent: the provider works. */
  readonly respond?: (response: ServerResponse) => void;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the provider is stopped. */
  readonly isDown?: boolean;
  /** Lets something else fail. */
  readonly fail?: () => Promise<Disposable | undefined>;
  /** The series that name the cause, as they are exposed without the value. */
  readonly series: RegExp;
}

/** Lets a gateway work, then fail, and returns what an operator sees. */
async function observe({ respond, isDown = false, settings = {}, fail, series }: Drill) {
  let isFailing = false;
  await using provider = await startHttpServer((response) => {
    if (isFailing && respond !== undefined) respond(response);
    else sendJson(response, 200, { id: 7, first_name: 'Ann' });
  });
  const log = captureLog();
  await using gateway = await startGatewayOver(
    { billing: { kind: 'activePlatform', url: provider.url, apiToken: 'secret-token' } },
    { limits: { deadlineMs: 3000 }, ...settings },
    log,
  );
  await send(gateway.url, READ);
  isFailing = true;
  if (isDown) await provider[Symbol.asyncDispose]();
  using _restored = await fail?.();
  await send(gateway.url, READ);
  await update(gateway.url, RENAME, IDEMPOTENCY_KEY);
  const get = async (path: string) => (await fetch(gateway.url + path)).text();
  const metrics = await get('/metrics');
  return {
    log: log.records.filter(({ message, errors }) => !ROUTINE.has(message) && errors !== 0),
    metrics: metrics.split('\n').filter((line) => series.test(line) && !line.endsWith(' 0')),
    ready: await get('/health/ready'),
    details: await get('/health/details'),
  };
}

/** Reports what an operator sees, and asserts that the log, the metrics and the health output name the cause. */
async function drill(test: TestContext, parts: Drill, cause: RegExp): Promise<void> {
  const seen = await observe(parts);
  for (const record of seen.log) report(test, `log      ${JSON.stringify(record)}`);
  for (const line of seen.metrics) report(test, `metric   ${line}`);
  report(test, `ready    ${seen.ready}`);
  report(test, `details  ${seen.details}`);
  assert.match(JSON.stringify(seen.log), cause);
  assert.ok(seen.metrics.length > 0);
  assert.match(seen.details, cause);
  assert.doesNotMatch(JSON.stringify(seen), /secret-token|127\.0\.0\.1:\d+\/(?!graphql)/);
}

describe('What an operator sees', () => {
  it('names a provider that is down', (test) =>
    drill(
      test,
      {
        isDown: true,
        series: /^roster_upstream_calls_total\{.*code="UPSTREAM_UNREACHABLE"/,
      },
      /billing.*UPSTREAM_UNREACHABLE/,
    ));

  it('names a store that is down', async (test) => {
    const redis = await startRedisServer();
    await drill(
      test,
      {
        settings: { store: { url: redis.url, key: KEY } },
        fail: async () => {
          await redis[Symbol.asyncDispose]();
          return undefined;
        },
        series: /^roster_store_(up|failures_total)/,
      },
      /ECONNREFUSED|CLOSED|ECONNRESET/,
    );
  });

  it('names an audit disk that is full', async (test) => {
    using folder = createTemporaryFolder();
    await drill(
      test,
      {
        settings: { audit: { file: join(folder.path, 'audit.jsonl'), key: KEY } },
        fail: () => refuseWrites('ENOSPC'),
        series: /^roster_audit_failures_total/,
      },
      /ENOSPC/,
    );
  });

  it('names a credential that a provider rejects', (test) =>
    drill(
      test,
      {
        respond: (response) => sendJson(response, 401, { error: 'Unauthorized' }),
        series: /^roster_upstream_calls_total\{.*code="UPSTREAM_UNAUTHENTICATED"/,
      },
      /billing.*UPSTREAM_UNAUTHENTICATED/,
    ));

  it('names a provider that is slow', (test) =>
    drill(
      test,
      {
        respond: (response) => void setTimeout(() => sendJson(response, 200, {}), 5000).unref(),
        series: /^roster_upstream_calls_total\{.*code="UPSTREAM_TIMEOUT"/,
      },
      /billing.*UPSTREAM_TIMEOUT/,
    ));
});
