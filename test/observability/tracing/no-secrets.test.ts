import assert from 'node:assert/strict';
import { test } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { startCollector } from '../../support/services/collector.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

/** Each source of a value has a canary of its own, made of letters that no encoding changes. */
const PROVIDERS = (url: string) => ({
  vms: {
    kind: 'vms',
    timeZone: 'Europe/Minsk',
    billing: { url, header: { name: 'X-Token', value: 'canary0billing' } },
    admin: { url, login: 'canary0login', password: 'canary0admin' },
  },
  activeplatform: { kind: 'activePlatform', url: `${url}/canary0path`, apiToken: 'canary0token' },
  onapp: { kind: 'onApp', url, username: 'canary0user', password: 'canary0onapp' },
});

const UPDATE =
  'mutation Update($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }';

const INPUTS: readonly object[] = [
  { vmsBilling: { user: { login: { login: 'canary0ann' } }, password: 'canary0password' } },
  { vmsAdmin: { id: 'vms/user/4711001', permissions: { ids: ['4711002'] } } },
  { activePlatform: { id: 'activeplatform/user/4711003', password: 'canary0password' } },
  { onApp: { id: 'onapp/user/4711004', password: 'canary0password' } },
];

const READS = `query Read {
  a: user(id: "vms/user/4711005") { name }
  b: user(id: "activeplatform/user/4711006") { name }
  c: findUsers(match: { email: "canary0mail@example.net" }) { users { name } }
  d: user(id: "canary0id") { name }
  e: permissions(provider: "canary0provider") { name }
}`;

const CALLER = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  tracestate: 'vendor=canary0state',
  'x-request-id': 'canary0request',
  authorization: 'Bearer canary0caller',
};

test('E3: spans contain no secret, id, URL or text of others', async () => {
  const statuses = [200, 400, 401, 404, 422, 500];
  let turn = 0;
  await using upstream = await startHttpServer((response, arrival) => {
    const message = `canary0said ${arrival.url} ${JSON.stringify(arrival.headers)} ${arrival.body}`;
    if (arrival.url.includes('/auth/token')) {
      return sendJson(response, 200, { access_token: 'canary0session', expires_at: null });
    }
    turn += 1;
    const body = { message, error: message, errors: { login: [message], password: [message] } };
    sendJson(response, statuses[turn % statuses.length] ?? 200, body);
  });
  await using collector = await startCollector();
  {
    const traces = { endpoint: collector.endpoint, headers: { 'X-Api-Key': 'canary0collector' } };
    await using gateway = await startGatewayOver(PROVIDERS(upstream.url), { traces });
    for (let round = 0; round < statuses.length; round += 1) {
      await send(gateway.url, READS, {}, CALLER);
      for (const input of INPUTS) await send(gateway.url, UPDATE, { input }, CALLER);
    }
    await send(gateway.url, 'query canary0name { canary0field }', {}, CALLER);
    await send(gateway.url, '{ users(provider: "canary0', {}, CALLER);
  }
  const arrived = JSON.stringify(upstream.arrivals);
  for (const used of ['canary0billing', 'canary0session', 'canary0token', 'canary0password']) {
    assert.ok(arrived.includes(used), used);
  }
  const exported = collector.arrivals.map(({ body }) => body).join('\n');
  assert.ok(collector.spans().length > 50);
  // Times and random ids may have any digits.
  const chosen = exported.replace(/"(?:traceId|spanId|parentSpanId|\w*UnixNano)":"\w+"/g, '');
  assert.doesNotMatch(chosen, /canary0|47110\d\d|127\.0\.0\.1/);
  const { port } = new URL(upstream.url);
  assert.ok(!collector.spans().some((span) => JSON.stringify(span.attributes).includes(port)));
});
