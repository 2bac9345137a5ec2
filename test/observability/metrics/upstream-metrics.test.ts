import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { startDemo } from '../../support/gateway/demo.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { startHeldUpstream, until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { samplesOf, sumOf } from './samples.ts';

const platform = (url: string, settings: object = {}) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x', ...settings },
});

const READ = '{ user(id: "activeplatform/user/7") { id } }';
const WRITE =
  'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/7", firstName: "A" } }) { __typename } }';

const CALLS = 'roster_upstream_calls_total';

describe('The metrics of upstreams', () => {
  it('count and time calls by endpoint and code', async () => {
    await using server = await startHttpServer((response, { method }) =>
      method === 'GET' ? sendJson(response, 200, { id: 7 }) : sendJson(response, 500, {}),
    );
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, READ);
    await send(gateway.url, WRITE);
    const calls = await samplesOf(gateway.url, CALLS);
    const [read, write] = calls.map(({ labels, value }) => ({ ...labels, value }));
    const api = { provider: 'activeplatform', api: 'ActivePlatform vendor API', value: 1 };
    const path = read?.['path' as keyof typeof read];
    assert.match(String(path), /\{user\}/);
    assert.deepEqual(read, { ...api, method: 'GET', path, code: 'OK' });
    assert.deepEqual(write, { ...api, method: 'PUT', path, code: 'UPSTREAM_FAILED' });
    assert.equal(await sumOf(gateway.url, 'roster_upstream_call_duration_seconds_count'), 2);
  });

  it('count updates of which it is not known whether they were made', async () => {
    let status = 422;
    await using server = await startHttpServer((response) => sendJson(response, status, {}));
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, WRITE);
    assert.deepEqual(await samplesOf(gateway.url, 'roster_updates_unknown_total'), []);
    status = 500;
    await send(gateway.url, WRITE);
    const [unknown, ...others] = await samplesOf(gateway.url, 'roster_updates_unknown_total');
    const labels = { provider: 'activeplatform', code: 'UPSTREAM_FAILED' };
    assert.deepEqual([unknown?.labels, unknown?.value, others], [labels, 1, []]);
  });

  it('count retries', async () => {
    await using server = await startHttpServer((response) =>
      server.arrivals.length === 1
        ? sendJson(response, 500, {})
        : sendJson(response, 200, { id: 7 }),
    );
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, READ);
    assert.equal(await sumOf(gateway.url, CALLS, { code: 'OK' }), 1);
    assert.equal(await sumOf(gateway.url, 'roster_upstream_retries_total'), 1);
  });

  it('count coalesced reads apart from calls', async () => {
    await using upstream = await startHeldUpstream();
    await using gateway = await startGatewayOver(platform(upstream.url));
    const requests = [send(gateway.url, READ), send(gateway.url, READ)];
    await upstream.arrived(1);
    await until(() => upstream.held() === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    upstream.releaseAll();
    await Promise.all(requests);
    assert.equal(upstream.arrivals.length, 1);
    assert.equal(await sumOf(gateway.url, CALLS), 1);
    assert.equal(await sumOf(gateway.url, 'roster_upstream_shared_reads_total'), 1);
  });

  it('show running and waiting calls, reads and writes apart', async () => {
    await using upstream = await startHeldUpstream();
    const providers = platform(upstream.url, { maxConcurrent: 1 });
    await using gateway = await startGatewayOver(providers);
    const user = (id: number) =>
      send(gateway.url, `{ user(id: "activeplatform/user/${id}") { id } }`);
    const requests = [user(1), user(2), user(3)];
    await upstream.arrived(1);
    const state = async (name: string, of: string) =>
      sumOf(gateway.url, `roster_upstream_${name}`, { class: of });
    while ((await state('queue_length', 'read')) < 2);
    assert.deepEqual(
      [await state('calls_in_flight', 'read'), await state('calls_in_flight', 'write')],
      [1, 0],
    );
    const releasing = setInterval(() => upstream.releaseAll(), 5);
    await Promise.all(requests);
    clearInterval(releasing);
    assert.deepEqual(
      [await state('calls_in_flight', 'read'), await state('queue_length', 'read')],
      [0, 0],
    );
  });

  it('show which circuit breaker is open', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 500, {}));
    const breaker = { minCalls: 2, openMs: 60_000 };
    await using gateway = await startGatewayOver(platform(server.url, { breaker }));
    const state = (of: string) =>
      sumOf(gateway.url, 'roster_upstream_breaker_state', { class: of });
    await send(gateway.url, READ);
    await send(gateway.url, READ);
    assert.deepEqual([await state('read'), await state('write')], [2, 0]);
    await send(gateway.url, READ);
    assert.ok((await sumOf(gateway.url, CALLS, { code: 'CIRCUIT_OPEN' })) >= 1);
  });

  it('count the sign-in, which no client requests', async () => {
    await using demo = await startDemo();
    await send(demo.url, '{ permissions(provider: "vms") { id } }');
    const labels = { api: 'VMS Admin API', method: 'POST', path: 'api/admin/v1/auth/token' };
    assert.equal(await sumOf(demo.url, CALLS, labels), 1);
  });

  it('are separate for two gateways in one process', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 7 }));
    await using one = await startGatewayOver(platform(server.url));
    await using other = await startGatewayOver(platform(server.url));
    await send(one.url, READ);
    assert.deepEqual([await sumOf(one.url, CALLS), await sumOf(other.url, CALLS)], [1, 0]);
  });
});
