import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../support/clients/graphql.ts';
import { type CapturedLog, captureLog } from '../support/gateway/captured-log.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const READ = '{ user(id: "active/user/1") { id name } }';

/** Starts a gateway over one ActivePlatform. */
const startOver = (
  url: string,
  log: CapturedLog,
  provider: Readonly<Record<string, unknown>> = {},
) =>
  startGatewayOver(
    { active: { kind: 'activePlatform', url, apiToken: 'canary-token', ...provider } },
    {},
    log,
  );

describe('The log of providers', () => {
  it('names a rejected credential of the gateway, once a minute', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 401, {}));
    const log = captureLog();
    await using gateway = await startOver(upstream.url, log);
    for (let n = 0; n < 3; n += 1) await send(gateway.url, READ);
    const records = log.find('Gateway credential rejected by provider');
    assert.equal(records.length, 1);
    const [{ ms: _ms, api, method, path, ...record } = assert.fail()] = records;
    assert.equal(
      [api, method, path].every((it) => typeof it === 'string'),
      true,
    );
    assert.deepEqual(record, {
      level: 'error',
      message: 'Gateway credential rejected by provider',
      provider: 'active',
      code: 'UPSTREAM_UNAUTHENTICATED',
      status: 401,
      reason: 'active: credential of this gateway rejected.',
      calls: 1,
    });
    assert.doesNotMatch(JSON.stringify(log.records), /canary/);
  });

  it('says that a provider is down, until it is up again', async () => {
    let isDown = true;
    await using upstream = await startHttpServer((response) =>
      isDown ? void response.destroy() : sendJson(response, 200, { id: 1 }),
    );
    const log = captureLog();
    const breaker = { minCalls: 2, openMs: 50 };
    await using gateway = await startOver(upstream.url, log, { breaker });
    await until(async () => {
      await send(gateway.url, READ);
      return log.find('Circuit breaker opened').length > 0;
    });
    const { level, code } = await log.wait('Provider call failed');
    assert.deepEqual([level, code], ['warn', 'UPSTREAM_BROKEN']);
    assert.deepEqual(log.find('Circuit breaker opened')[0], {
      level: 'error',
      message: 'Circuit breaker opened',
      provider: 'active',
      api: log.find('Provider call failed')[0]?.['api'],
      callClass: 'read',
      code: 'UPSTREAM_BROKEN',
      status: null,
      reason: 'active: response cut off.',
    });
    isDown = false;
    await until(async () => {
      await send(gateway.url, READ);
      return log.find('Circuit breaker closed').length > 0;
    });
    assert.equal(log.find('Circuit breaker opened').length, 1);
    assert.equal(log.find('Circuit breaker closed')[0]?.level, 'info');
  });

  it('says why a provider cannot be reached', async () => {
    const upstream = await startHttpServer((response) => sendJson(response, 200, {}));
    await upstream[Symbol.asyncDispose]();
    const log = captureLog();
    await using gateway = await startOver(upstream.url, log);
    await send(gateway.url, READ);
    const { code, reason } = await log.wait('Provider call failed');
    assert.deepEqual(
      [code, reason],
      ['UPSTREAM_UNREACHABLE', 'active: could not be reached (connection refused).'],
    );
  });

  it('says that a response is a redirect', async () => {
    await using upstream = await startHttpServer((response) => {
      response.writeHead(302, { location: 'http://canary.example/sign-in' }).end();
    });
    const log = captureLog();
    await using gateway = await startOver(upstream.url, log);
    await send(gateway.url, READ);
    const { status, reason } = await log.wait('Provider call failed');
    assert.deepEqual(
      [status, reason],
      [
        302,
        'active: request failed (a redirect, which is never followed: check the URL and the credential).',
      ],
    );
    assert.doesNotMatch(JSON.stringify(log.records), /canary/);
  });

  it('says that a provider is too slow', async () => {
    await using upstream = await startHttpServer(() => {});
    const log = captureLog();
    await using gateway = await startOver(upstream.url, log, { attemptMs: 100 });
    await send(gateway.url, READ);
    const { code, reason, ms } = await log.wait('Provider call failed');
    assert.deepEqual([code, reason], ['UPSTREAM_TIMEOUT', 'active: no response in time.']);
    assert.ok(Number(ms) >= 100);
  });

  it('has no record of a response that its endpoint documents', async () => {
    await using upstream = await startHttpServer((response) => sendJson(response, 404, {}));
    const log = captureLog();
    await using gateway = await startOver(upstream.url, log);
    await send(gateway.url, READ);
    await log.wait('Operation completed');
    assert.deepEqual(log.find('Provider call failed'), []);
  });
});
