import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { ActivePlatformDataSource } from '../../../src/providers/activeplatform/data-source.ts';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import { skippedError } from '../../../src/upstream/wire/skipped-entries.ts';
import { startPlatformClient } from '../../support/activeplatform/client.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';

async function startOver(
  result: (response: ServerResponse) => void,
  basePath?: string,
  bodyFormat: 'json' | 'form' = 'json',
) {
  const over = await startPlatformClient(result, basePath);
  return { ...over, source: new ActivePlatformDataSource(over.client, over.endpoints, bodyFormat) };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof UpstreamError ? error.code : String(error)),
  );

describe('the data source of ActivePlatform users', () => {
  it('reads a user with GET, token in query, no body', async () => {
    await using over = await startOver((response) => sendJson(response, 200, { id: 12 }));
    assert.equal((await over.source.getUser('12', aCall()))?.id, '12');
    assert.deepEqual(over.arrived(), {
      method: 'GET',
      path: '/panel/api/vendor/v1/users/12.json',
      query: {},
      body: '',
    });
    const { headers } = over.arrivals[0] ?? {};
    assert.equal(headers?.accept, 'application/json');
    assert.equal(headers?.['content-type'], undefined);
    assert.equal(headers?.authorization, undefined);
  });

  it('encodes every character of the token', async () => {
    await using over = await startOver((response) => sendJson(response, 200, { id: 12 }));
    await over.source.getUser('12', aCall());
    const [, query] = over.arrivals[0]?.url.split('?') ?? [];
    assert.equal(query, 'api_token=a%2Bb+c%2Fd%26e%3Df%23%C3%BC');
  });

  it('updates a user with a PUT of bare JSON', async () => {
    await using over = await startOver((response) => sendJson(response, 200, { id: 12 }));
    const request = { first_name: 'Ünal', custom_attributes: [{ key: 'age', value: '21' }] };
    const reply = await over.source.putUser('12', request, aCall());
    assert.equal(reply.kind, 'updated');
    assert.deepEqual(over.arrived(), {
      method: 'PUT',
      path: '/panel/api/vendor/v1/users/12.json',
      query: {},
      body: '{"first_name":"Ünal","custom_attributes":[{"key":"age","value":"21"}]}',
    });
    const { headers } = over.arrivals[0] ?? {};
    assert.equal(headers?.['content-type'], 'application/json');
    assert.equal(headers?.['content-length'], '71');
  });

  it('R7: updates a user with a PUT of a form, if configured', async () => {
    const answer = (response: ServerResponse) => sendJson(response, 200, { id: 12 });
    await using over = await startOver(answer, undefined, 'form');
    const request = { first_name: 'Ünal', custom_attributes: [{ key: 'age', value: '21' }] };
    const response = await over.source.putUser('12', request, aCall());
    assert.equal(response.kind, 'updated');
    const { body } = over.arrived();
    assert.equal(
      body,
      'first_name=%C3%9Cnal&custom_attributes%5B%5D%5Bkey%5D=age&custom_attributes%5B%5D%5Bvalue%5D=21',
    );
    const { headers } = over.arrivals[0] ?? {};
    assert.equal(headers?.['content-type'], 'application/x-www-form-urlencoded');
  });

  it('treats 201 as a success like 200', async () => {
    await using over = await startOver((response) => sendJson(response, 201, { id: 12 }));
    assert.equal((await over.source.putUser('12', {}, aCall())).kind, 'updated');
  });

  it('lists a page of users with one GET', async () => {
    await using over = await startOver((response) => sendJson(response, 200, [{ id: 7 }]));
    const users = await over.source.listUsers({ page: 3, perPage: 26 }, aCall());
    assert.deepEqual(
      users.map(({ id }) => id),
      ['7'],
    );
    assert.deepEqual(over.arrived(), {
      method: 'GET',
      path: '/panel/api/vendor/v1/users.json',
      query: { page: '3', per_page: '26' },
      body: '',
    });
  });

  it('encodes a filter with its brackets', async () => {
    await using over = await startOver((response) => sendJson(response, 200, []));
    await over.source.listUsers({ page: 1, perPage: 1, email: 'a+b&c@d.example' }, aCall());
    assert.match(over.arrivals[0]?.url ?? '', /&filters%5Bemail%5D=a%2Bb%26c%40d\.example$/);
    assert.equal(over.arrived().query['filters[email]'], 'a+b&c@d.example');
  });

  it('leaves out an entry without an id, and names its path', async () => {
    await using over = await startOver((response) => sendJson(response, 200, [{ id: 'x' }]));
    const users = await over.source.listUsers({ page: 1, perPage: 1 }, aCall());
    const error = skippedError(users);
    assert.equal(users.length, 0);
    assert.equal(
      error?.message,
      'activeplatform: response is not as documented ($.0.id: expected a whole number).',
    );
  });

  it('stays below the configured base path', async () => {
    const result = (response: ServerResponse) => sendJson(response, 200, { id: 12 });
    await using over = await startOver(result, 'api/v1/reseller');
    await over.source.getUser('12', aCall());
    assert.equal(over.arrived().path, '/panel/api/v1/reseller/users/12.json');
  });

  it('distinguishes a missing user from an unknown route', async () => {
    await using user = await startOver((response) => sendJson(response, 404, { error: 'x' }));
    assert.equal(await user.source.getUser('12', aCall()), null);
    assert.deepEqual(await user.source.putUser('12', {}, aCall()), {
      kind: 'notFound',
      httpStatus: 404,
    });
    await using route = await startOver((response) =>
      response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404 Not Found</h1>'),
    );
    assert.equal(await codeOf(route.source.getUser('12', aCall())), 'UPSTREAM_REJECTED');
    assert.equal(await codeOf(route.source.putUser('12', {}, aCall())), 'UPSTREAM_REJECTED');
  });

  it('refuses an id that would change the path', async () => {
    await using over = await startOver((response) => sendJson(response, 200, { id: 12 }));
    for (const id of ['../accounts/1', '12?x=', '12%2f..', '12 ']) {
      await assert.rejects(async () => over.source.getUser(id, aCall()), id);
    }
    assert.deepEqual(over.arrivals, []);
  });
});
