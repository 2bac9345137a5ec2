import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startGatewayOver } from '../support/gateway/gateway.ts';

const PROVIDERS = {
  a: { kind: 'activePlatform', url: 'http://127.0.0.1:1', apiToken: 'x' },
};

const JSON_TYPE = { 'content-type': 'application/json' };
const REQUESTS: readonly (readonly [string, RequestInit])[] = [
  ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '{"query":"{providers{id}}"}' }],
  ['/graphql', { method: 'POST', headers: JSON_TYPE, body: '{' }],
  ['/graphql', { method: 'POST', headers: JSON_TYPE, body: ' '.repeat(70_000) }],
  ['/graphql', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' }],
  ['/graphql', { method: 'POST', headers: { ...JSON_TYPE, 'roster-explain': 'x' }, body: '{}' }],
  ['/graphql', { method: 'PUT' }],
  ['/graphql', {}],
  ['/graphiql', {}],
  ['/', { headers: { accept: 'text/html' }, redirect: 'manual' }],
  ['/nowhere', {}],
  ['/%zz', {}],
  ['/metrics', {}],
  ['/health/live', {}],
  ['/health/ready?strict', {}],
];

it('Every response has security headers for browsers', async () => {
  await using gateway = await startGatewayOver(PROVIDERS);
  for (const [path, init] of REQUESTS) {
    const { headers, status } = await fetch(`${gateway.url}${path}`, init);
    const about = `${init.method ?? 'GET'} ${path} ${status}`;
    assert.equal(headers.get('x-content-type-options'), 'nosniff', about);
    assert.equal(headers.get('referrer-policy'), 'no-referrer', about);
    assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin', about);
    assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', about);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; /, about);
    assert.match(policy, /frame-ancestors 'none'/, about);
    // No header names the program that responds.
    assert.deepEqual([headers.get('server'), headers.get('x-powered-by')], [null, null], about);
  }
});

describe('Responses without GraphiQL', () => {
  it('A24: are never HTML pages', async () => {
    await using gateway = await startGatewayOver(PROVIDERS, {
      server: { port: 0, graphiql: false, introspection: false },
    });
    for (const [path, init] of REQUESTS) {
      const headers = { accept: 'text/html', ...init.headers };
      const response = await fetch(`${gateway.url}${path}`, { ...init, headers });
      assert.doesNotMatch(response.headers.get('content-type') ?? '', /html/, path);
      assert.doesNotMatch(await response.text(), /<\w/, path);
    }
  });
});
