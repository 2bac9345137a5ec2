import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import type { JournalEntry } from '@roster/simulators/core/journal.ts';
import type { Log } from '../../src/observability/log/log.ts';
import { send } from '../support/clients/graphql.ts';
import { type Demo, startDemo } from '../support/gateway/demo.ts';
import { silentLog, startGatewayOver } from '../support/gateway/gateway.ts';
import { startHeldUpstream, until } from '../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';
import { startSimulatedVms } from '../support/vms/gateway.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const SPAN_ID = 'b7ad6b7169203331';
const TRACEPARENT = `00-${TRACE_ID}-${SPAN_ID}-01`;

const EVERYWHERE = `query Everywhere {
  user(id: "vms/user/1") { login ... on VmsUser { cameras { nodes { name } } } }
  findUsers(match: { email: "test@mail.com" }) { users { name billingInfo { status } } }
}`;
const BLOCK =
  'mutation { updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, status: BLOCKED } }) { __typename } }';

const platform = (url: string) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x' },
});
const READ = '{ user(id: "activeplatform/user/7") { id } }';

const arrivedAt = ({ simulated }: Demo): JournalEntry[] =>
  simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

const readTrace = ({ headers }: Pick<JournalEntry, 'headers'>) =>
  /^00-(?<traceId>[\da-f]{32})-(?<spanId>[\da-f]{16})-(?<flags>[\da-f]{2})$/.exec(
    String(headers['traceparent']),
  )?.groups ?? {};

/** A log that stores each line. */
function createLog() {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const record = (fields: Readonly<Record<string, unknown>>) => void lines.push(fields);
  const log: Log = { info: record, warn: record, error: record };
  return { log, lines };
}

describe('Trace of a request', () => {
  it('is one at every upstream, with a span per call', async () => {
    await using demo = await startDemo();
    for (const query of [EVERYWHERE, BLOCK]) {
      const headers = { traceparent: TRACEPARENT, tracestate: 'rojo=1' };
      const { errors } = await send(demo.url, query, {}, headers);
      assert.deepEqual(errors, []);
    }
    const arrived = arrivedAt(demo);
    assert.ok(new Set(arrived.map(({ headers }) => headers['host'])).size >= 4);
    for (const entry of arrived) {
      const { traceId, flags } = readTrace(entry);
      assert.deepEqual([traceId, flags], [TRACE_ID, '01'], entry.path);
      assert.equal(entry.headers['tracestate'], 'rojo=1');
    }
    const spanIds = arrived.map((entry) => readTrace(entry)['spanId']);
    assert.equal(new Set([...spanIds, SPAN_ID]).size, arrived.length + 1);
  });

  it('is new if the client sends none that is valid', async () => {
    await using server = await startHttpServer((response) => sendJson(response, 200, { id: 7 }));
    await using gateway = await startGatewayOver(platform(server.url));
    await send(gateway.url, READ);
    await send(gateway.url, READ, {}, { traceparent: TRACEPARENT.slice(1), tracestate: 'rojo=1' });
    const [first = {}, second = {}] = server.arrivals.map(readTrace);
    assert.deepEqual([first['flags'], second['flags']], ['00', '00']);
    assert.equal(new Set([first['traceId'], second['traceId'], TRACE_ID]).size, 3);
    assert.ok(server.arrivals.every(({ headers }) => headers['tracestate'] === undefined));
  });

  it('has one request id in response, log and upstream calls', async () => {
    const { log, lines } = createLog();
    await using server = await startHttpServer((response) => sendJson(response, 500, {}));
    await using gateway = await startGatewayOver(platform(server.url), {}, log);
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': 'Edge_1.2-3' },
      body: JSON.stringify({ query: READ }),
    });
    const { errors } = JSON.parse(await response.text());
    assert.equal(response.headers.get('x-request-id'), 'Edge_1.2-3');
    assert.equal(errors[0].extensions.requestId, 'Edge_1.2-3');
    const ids = server.arrivals.map(({ headers }) => headers['x-request-id']);
    // The second call is the retry.
    assert.deepEqual(ids, ['Edge_1.2-3', 'Edge_1.2-3']);
    const [arrival = { headers: {} }] = server.arrivals;
    const line = lines.find((fields) => 'operation' in fields);
    assert.equal(line?.['requestId'], 'Edge_1.2-3');
    assert.equal(line?.['traceId'], readTrace(arrival)['traceId']);
  });

  it('is also that of a sign-in that the request causes', async () => {
    await using vms = await startSimulatedVms();
    const headers = { traceparent: TRACEPARENT, 'x-request-id': 'edge-1' };
    await send(vms.url, '{ permissions(provider: "vms") { id } }', {}, headers);
    const signIn = vms.vms.admin.journal.find(({ path }) => path.endsWith('/auth/token'));
    assert.ok(signIn !== undefined);
    assert.equal(readTrace(signIn)['traceId'], TRACE_ID);
    assert.equal(signIn.headers['x-request-id'], 'edge-1');
  });

  it('is that of the request that starts a shared read', async () => {
    await using upstream = await startHeldUpstream();
    await using gateway = await startGatewayOver(platform(upstream.url));
    const first = send(gateway.url, READ, {}, { traceparent: TRACEPARENT });
    await upstream.arrived(1);
    const second = send(gateway.url, READ, {}, { 'roster-explain': 'trace' });
    await until(() => upstream.held() === 1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    upstream.releaseAll();
    await Promise.all([first, second]);
    assert.deepEqual(
      upstream.arrivals.map((arrival) => readTrace(arrival)['traceId']),
      [TRACE_ID],
    );
  });
});

test('A25: replaces an invalid request id at every path', async () => {
  await using gateway = await startGatewayOver(platform('http://127.0.0.1:1'), {}, silentLog);
  for (const id of ['', 'a b', 'x'.repeat(65), 'ü', 'a,b', '{"a":1}', '../..']) {
    for (const path of ['/health/live', '/nowhere', '/graphql?query={providers{id}}']) {
      const headers = { 'x-request-id': Buffer.from(id).toString('latin1'), accept: '*/*' };
      const response = await fetch(`${gateway.url}${path}`, { headers });
      await response.text();
      assert.match(response.headers.get('x-request-id') ?? '', /^[\da-f-]{36}$/, `${id} ${path}`);
    }
  }
});

test('B20: forwards only request id and trace headers to upstreams', async () => {
  const ofCaller = {
    authorization: 'Bearer of-caller-authorization',
    cookie: 'session=of-caller-cookie',
    'x-api-key': 'of-caller-key',
    api_token: 'of-caller-token',
    'x-forwarded-for': '203.0.113.77',
    'x-uuid': 'of-caller-uuid',
    'accept-language': 'x-of-caller',
    baggage: 'of-caller=baggage',
    'proxy-authorization': 'of-caller-proxy',
  };
  await using demo = await startDemo();
  for (const query of [EVERYWHERE, BLOCK]) {
    const { errors } = await send(demo.url, query, {}, ofCaller);
    assert.deepEqual(errors, []);
  }
  const arrived = arrivedAt(demo);
  assert.ok(arrived.length >= 5);
  assert.doesNotMatch(JSON.stringify(arrived), /of-caller|203\.0\.113\.77/);
});
