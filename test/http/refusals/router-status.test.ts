import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Gateway } from '../../../src/app/process.ts';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';

const PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};

const KEYS = [apiKey('reader', ['users:read']), apiKey('busy', ['users:read']), apiKey('none', [])];

/** What a router may send, with the status of the response without federation, and its code. */
const REFUSED: readonly (readonly [status: number, code: string, init: RequestInit])[] = [
  [400, 'GRAPHQL_PARSE_FAILED', post({ query: '{' })],
  [400, 'GRAPHQL_VALIDATION_FAILED', post({ query: '{ nothing }' })],
  [400, 'BAD_USER_INPUT', post({ query: 'query ($id: ID!) { user(id: $id) { id } }' })],
  [
    400,
    'UPSTREAM_CALLS_LIMIT',
    post({ query: '{ a: user(id: "a/user/1") { id } b: user(id: "a/user/2") { id } }' }),
  ],
  [400, 'BAD_REQUEST', post({})],
  [400, 'BAD_REQUEST', { ...post({}), body: '{' }],
  [413, 'BAD_REQUEST', post({ query: 'x'.repeat(70_000) })],
  [
    415,
    'BAD_REQUEST',
    { ...post({}), headers: { ...bearer('reader'), 'content-type': 'text/csv' } },
  ],
  [401, 'UNAUTHENTICATED', post({ query: '{ __typename }' }, 'nobody')],
  [403, 'FORBIDDEN', post({ query: '{ __typename }' }, 'none')],
];

function post(body: object, caller = 'reader'): RequestInit {
  const headers = { ...bearer(caller), 'content-type': 'application/json', accept: '*/*' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

const settings = (federation: boolean) => ({
  server: { port: 0, federation },
  access: { mode: 'apiKeys', apiKeys: KEYS },
  limits: { upstreamCalls: 1, perCaller: { perMinute: 20 } },
});

/** Sends requests until the caller has reached its limit, and returns that response. */
async function untilLimited(url: string): Promise<Response> {
  for (let sent = 0; sent < 30; sent += 1) {
    const response = await fetch(`${url}/graphql`, post({ query: '{ __typename }' }, 'busy'));
    if (response.headers.has('retry-after')) return response;
    await response.text();
  }
  throw new Error('The limit was not reached.');
}

describe('Statuses with federation', () => {
  let subgraph: Gateway;
  let plain: Gateway;
  before(async () => {
    subgraph = await startGatewayOver(PROVIDERS, settings(true));
    plain = await startGatewayOver(PROVIDERS, settings(false));
  });
  after(async () => {
    await subgraph?.close();
    await plain?.close();
  });

  for (const [status, code, init] of REFUSED) {
    it(`are 200 for ${code}, otherwise ${status}`, async () => {
      const [routed, direct] = [
        await fetch(`${subgraph.url}/graphql`, init),
        await fetch(`${plain.url}/graphql`, init),
      ];
      assert.deepEqual([routed.status, direct.status], [200, status]);
      const ID = /"requestId":"[^"]+"/;
      const [body, expected] = [await routed.text(), await direct.text()];
      assert.equal(body.replace(ID, ''), expected.replace(ID, ''));
      assert.match(body, new RegExp(`^\\{"errors":\\[.*"code":"${code}"`));
      assert.match(body, ID);
    });
  }

  it('are 200 for a rate limit, with Retry-After', async () => {
    const [routed, direct] = [await untilLimited(subgraph.url), await untilLimited(plain.url)];
    assert.deepEqual([routed.status, direct.status], [200, 429]);
    assert.match(routed.headers.get('retry-after') ?? '', /^\d+$/);
    assert.match(await routed.text(), /^\{"errors":.*"code":"RATE_LIMITED"/);
  });

  it('keep the headers of a refusal', async () => {
    const init = post({ query: '{ __typename }' }, 'nobody');
    const { headers } = await fetch(`${subgraph.url}/graphql`, init);
    assert.equal(headers.get('www-authenticate'), 'Bearer');
    assert.equal(headers.get('cache-control'), 'no-store');
  });

  it('stay as they are outside of GraphQL', async () => {
    const statuses = ['/metrics', '/nothing', '/health/live'].map(async (path) => {
      const { status } = await fetch(`${subgraph.url}${path}`);
      return status;
    });
    assert.deepEqual(await Promise.all(statuses), [401, 404, 200]);
  });
});
