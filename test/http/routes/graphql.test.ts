import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { send, update } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const platform = (url: string) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x' },
});

const READ = '{ user(id: "activeplatform/user/1") { id } providers { id } }';
const CHANGE = { activePlatform: { id: 'activeplatform/user/1', firstName: 'A' } };

/** Starts a gateway whose upstream stops responding once the gateway has a connection to it. */
async function startOverHangingUpstream(deadlineMs: number) {
  let hangs = false;
  const server = await startHttpServer((response) => {
    if (!hangs) sendJson(response, 200, { id: 1 });
  });
  const gateway = await startGatewayOver(platform(server.url), { limits: { deadlineMs } });
  // However slow the machine is, the deadline of the test covers no new connection.
  await until(async () => (await send(gateway.url, READ)).errors.length === 0);
  hangs = true;
  return {
    url: gateway.url,
    [Symbol.asyncDispose]: async () => {
      await gateway.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

describe('POST /graphql', () => {
  it('responds within the deadline whatever the upstream does', async () => {
    await using gateway = await startOverHangingUpstream(500);
    const startedAt = performance.now();
    const { data, errors } = await send(gateway.url, READ);
    assert.ok(performance.now() - startedAt < 5000, 'sooner than an attempt times out');
    assert.deepEqual(data, { user: null, providers: [{ id: 'activeplatform' }] });
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_TIMEOUT');
  });

  it('closes without waiting for connections that are kept alive', async () => {
    await using server = await startHttpServer((response) => {
      setTimeout(() => sendJson(response, 200, { id: 1 }), 300);
    });
    const gateway = await startGatewayOver(platform(server.url));
    const args = send(gateway.url, READ);
    await until(() => server.arrivals.length === 1);
    const startedAt = performance.now();
    await gateway.close();
    assert.ok(performance.now() - startedAt < 5000);
    assert.deepEqual((await args).data?.['user'], { id: 'activeplatform/user/1' });
  });

  it('has no deadline with deadlineMs: 0', async () => {
    await using server = await startHttpServer((response) => {
      setTimeout(() => sendJson(response, 200, { id: 1 }), 200);
    });
    await using gateway = await startGatewayOver(platform(server.url), {
      limits: { deadlineMs: 0 },
    });
    const { data } = await send(gateway.url, READ);
    assert.deepEqual(data?.['user'], { id: 'activeplatform/user/1' });
  });

  it('reports an unknown outcome for a write past the deadline', async () => {
    await using gateway = await startOverHangingUpstream(500);
    const { code, write } = await update(gateway.url, CHANGE);
    assert.deepEqual([code, write], ['UPSTREAM_TIMEOUT', 'UNKNOWN']);
  });

  it('stops a read and finishes a write after a disconnect', async () => {
    const open: ServerResponse[] = [];
    const arrived: (() => void)[] = [];
    await using server = await startHttpServer((response) => {
      open.push(response);
      arrived.shift()?.();
    });
    await using gateway = await startGatewayOver(platform(server.url));
    const ask = async (query: string, variables = {}) => {
      const caller = new AbortController();
      const here = new Promise<void>((resolve) => arrived.push(resolve));
      const args = fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
        signal: caller.signal,
      }).catch(() => undefined);
      await here;
      caller.abort();
      await args;
    };
    await ask(READ);
    const [reading] = open;
    if (reading?.closed === false)
      await once(reading, 'close', { signal: AbortSignal.timeout(5000) });
    await ask('mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }', {
      input: CHANGE,
    });
    const writing = open[1];
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(writing?.closed, false);
    if (writing !== undefined) sendJson(writing, 200, { id: 1 });
  });
});
