import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { createHttpServer } from '../../src/http/http-server.ts';
import { type Demo, startDemo } from '../support/gateway/demo.ts';

describe('HTTP server', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  const post = (
    body: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ) => fetch(`${demo.url}/graphql`, { method: 'POST', headers, body });

  it('responds to a GET query with a preflighted header', async () => {
    const url = `${demo.url}/graphql?query=${encodeURIComponent('{ providers { id } }')}`;
    assert.equal((await fetch(url)).status, 400);
    const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    assert.equal(response.status, 200);
  });

  it('forbids to cache a response or to sniff its type', async () => {
    const { headers } = await post(JSON.stringify({ query: '{ providers { id } }' }));
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
  });

  it('runs no mutation by GET', async () => {
    const query =
      'mutation { updateUser(input: { onApp: { id: "onapp/user/12", firstName: "X" } }) { __typename } }';
    const url = `${demo.url}/graphql?query=${encodeURIComponent(query)}`;
    const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
    assert.equal(response.status, 405);
  });

  it('refuses invalid JSON as a GraphQL error, quoting nothing', async () => {
    const response = await post('{"query":"canary');
    assert.equal(response.status, 400);
    const requestId = response.headers.get('x-request-id');
    assert.deepEqual(await response.json(), {
      errors: [
        {
          message: 'The body is not valid JSON: send a JSON object with the property query.',
          extensions: { code: 'BAD_REQUEST', write: 'NOT_APPLIED', requestId },
        },
      ],
    });
  });

  it('refuses a body of more than 64 kB', async () => {
    const response = await post(JSON.stringify({ query: `{ a } # ${'x'.repeat(70_000)}` }));
    assert.equal(response.status, 413);
    assert.match(await response.text(), /too large/);
  });

  it('refuses what other sites can send without preflight', async () => {
    const query = JSON.stringify({ query: '{ providers { id } }' });
    const response = await post(query, { 'content-type': 'text/plain' });
    assert.ok(response.status === 400 || response.status === 415);
  });

  it('refuses several operations in one request', async () => {
    const response = await post(JSON.stringify([{ query: '{ providers { id } }' }]));
    assert.equal(response.status, 400);
  });

  it('refuses the name of another host and says what to do', async () => {
    const { port } = new URL(demo.url);
    const headers = { host: `evil.example:${port}`, 'content-type': 'application/json' };
    const sent = request(`${demo.url}/graphql`, { method: 'POST', headers });
    sent.end(JSON.stringify({ query: '{ providers { id } }' }));
    const [response] = await once(sent, 'response');
    assert.equal(response.statusCode, 421);
    assert.equal(
      JSON.parse(await text(response)).errors[0].message,
      'The header Host is not allowed: with access.mode open the gateway accepts only localhost and loopback addresses. Use http://localhost in the URL, let a proxy in front send Host: localhost, or set access.mode to apiKeys or jwt.',
    );
  });

  it('accepts its IPv6 address', async () => {
    const server = createHttpServer({
      maxBodyBytes: 1024,
      acceptsHost: (hostname) => hostname === '::1',
    });
    const { statusCode } = await server.inject({ url: '/', headers: { host: '[::1]:4000' } });
    assert.equal(statusCode, 404);
    const other = await server.inject({ url: '/', headers: { host: '[::2]:4000' } });
    assert.equal(other.statusCode, 421);
    await server.close();
  });

  it('reports a bug only in the log, with its id', async () => {
    const reported: unknown[] = [];
    const server = createHttpServer({
      maxBodyBytes: 1024,
      acceptsHost: () => true,
      onUnexpectedError: (error, { requestId }) => reported.push([String(error), requestId]),
    });
    server.get('/bug', () => {
      throw new Error('canary');
    });
    const { statusCode, headers, body } = await server.inject({ url: '/bug' });
    assert.equal(statusCode, 500);
    const requestId = headers['x-request-id'];
    assert.deepEqual(JSON.parse(body), {
      errors: [
        {
          message: 'Internal server error',
          // The error may be one of the response to an update that was made.
          extensions: { code: 'INTERNAL_SERVER_ERROR', write: 'UNKNOWN', requestId },
        },
      ],
    });
    assert.deepEqual(reported, [['Error: canary', headers['x-request-id']]]);
    await server.close();
  });

  it('responds to an invalid URL as a GraphQL error', async () => {
    const response = await fetch(`${demo.url}/%zz`);
    const requestId = response.headers.get('x-request-id');
    assert.deepEqual(await response.json(), {
      errors: [
        {
          message: 'The path of the URL is not valid: encode its special characters.',
          extensions: { code: 'BAD_REQUEST', write: 'NOT_APPLIED', requestId },
        },
      ],
    });
  });

  it('reports that it is live and ready', async () => {
    for (const [path, status] of [
      ['live', 'live'],
      ['ready', 'ready'],
    ]) {
      const response = await fetch(`${demo.url}/health/${path}`);
      assert.deepEqual(await response.json(), { status });
    }
  });

  it('responds to unknown paths in JSON', async () => {
    const response = await fetch(`${demo.url}/nowhere`);
    assert.equal(response.status, 404);
    assert.match(response.headers.get('content-type') ?? '', /application\/json/);
  });
});
