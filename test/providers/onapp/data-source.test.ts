import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { OnAppDataSource } from '../../../src/providers/onapp/data-source.ts';
import { jsonDialect } from '../../../src/providers/onapp/json-dialect.ts';
import { xmlDialect } from '../../../src/providers/onapp/xml-dialect.ts';
import { UpstreamClient } from '../../../src/upstream/upstream-client.ts';
import { UpstreamError } from '../../../src/upstream/upstream-error.ts';
import { aCall } from '../../support/calls.ts';
import { startHttpServer } from '../../support/http-server.ts';

const BODIES = {
  json: {
    user: '{"user":{"id":12}}',
    permissions: '[{"permission":{"id":11,"identifier":"users"}}]',
  },
  xml: {
    user: '<user><id type="integer">12</id></user>',
    permissions:
      '<permissions type="array"><permission><id type="integer">11</id><identifier>users</identifier></permission></permissions>',
  },
} as const;

async function startOver(
  answer: (response: ServerResponse) => void,
  format: 'json' | 'xml' = 'json',
) {
  const server = await startHttpServer(answer);
  const client = new UpstreamClient({
    provider: 'onapp',
    baseUrl: new URL(`${server.url}/panel/`),
    headers: { accept: `application/${format}`, authorization: 'Basic dTpw' },
    attemptMs: 1000,
    connectMs: 1000,
    maxConcurrent: 4,
    maxBytes: 100_000,
    secrets: ['p'],
    badRequestProvesNothing: false,
  });
  const source = new OnAppDataSource(client, format === 'json' ? jsonDialect : xmlDialect);
  return {
    source,
    /** The one request that arrived. */
    arrived: () => {
      const [arrival, ...others] = server.arrivals;
      assert.deepEqual(others, []);
      assert.ok(arrival !== undefined);
      const { accept, authorization, 'content-type': contentType } = arrival.headers;
      const { method, url, body } = arrival;
      return { request: `${method} ${url}`, body, accept, authorization, contentType };
    },
    [Symbol.asyncDispose]: async () => {
      await source.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const saying =
  (status: number, body = '') =>
  (response: ServerResponse) =>
    response.writeHead(status).end(body);

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof UpstreamError ? error.code : String(error)),
  );

for (const format of ['json', 'xml'] as const) {
  describe(`the OnApp data source in ${format.toUpperCase()}`, () => {
    const headers = { accept: `application/${format}`, authorization: 'Basic dTpw' };
    const readHeaders = { ...headers, contentType: undefined };

    it('reads a user with a GET without query and body', async () => {
      await using over = await startOver(saying(200, BODIES[format].user), format);
      assert.equal((await over.source.getUser('12', aCall()))?.id, '12');
      const request = `GET /panel/users/12.${format}`;
      assert.deepEqual(over.arrived(), { request, body: '', ...readHeaders });
    });

    it('changes a user with a PUT of the wrapped members', async () => {
      await using over = await startOver(saying(204), format);
      const reply = await over.source.putUser('12', { first_name: 'Ünal' }, aCall());
      assert.deepEqual(reply, { kind: 'updated', user: null });
      const body =
        format === 'json'
          ? '{"user":{"first_name":"Ünal"}}'
          : '<user><first_name>Ünal</first_name></user>';
      const contentType = `application/${format}`;
      const request = `PUT /panel/users/12.${format}`;
      assert.deepEqual(over.arrived(), { request, body, ...headers, contentType });
    });

    it('lists permissions with one GET', async () => {
      await using over = await startOver(saying(200, BODIES[format].permissions), format);
      assert.deepEqual(await over.source.listPermissions(aCall()), [
        { id: '11', identifier: 'users', label: null },
      ]);
      const request = `GET /panel/permissions.${format}`;
      assert.deepEqual(over.arrived(), { request, body: '', ...readHeaders });
    });

    it('probes with the profile of its own account', async () => {
      await using over = await startOver(saying(200, BODIES[format].user), format);
      await over.source.probe(aCall());
      const request = `GET /panel/profile.${format}`;
      assert.deepEqual(over.arrived(), { request, body: '', ...readHeaders });
    });

    it('takes 204, an empty object and one space for a success, and no other body', async () => {
      const codes: unknown[] = [];
      for (const [status, body] of [
        [204],
        [200, '{}'],
        [200, ' '],
        [200, ''],
        [200, '  '],
        [201, '{}'],
      ] as const) {
        await using over = await startOver(saying(status, body), format);
        codes.push(await codeOf(over.source.putUser('12', {}, aCall())));
      }
      const unclear = 'UPSTREAM_CONTRACT';
      assert.deepEqual(codes, ['none', 'none', 'none', unclear, unclear, unclear]);
    });

    it('tells a user who is not there from a route that is not there', async () => {
      await using user = await startOver(saying(404), format);
      assert.equal(await user.source.getUser('12', aCall()), null);
      assert.deepEqual(await user.source.putUser('12', {}, aCall()), {
        kind: 'notFound',
        httpStatus: 404,
      });
      await using route = await startOver(
        (response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>'),
        format,
      );
      assert.equal(await codeOf(route.source.getUser('12', aCall())), 'UPSTREAM_REJECTED');
      assert.equal(await codeOf(route.source.putUser('12', {}, aCall())), 'UPSTREAM_REJECTED');
    });

    it('takes the document of another user for no answer', async () => {
      await using over = await startOver(saying(200, BODIES[format].user), format);
      await assert.rejects(over.source.getUser('13', aCall()), {
        code: 'UPSTREAM_CONTRACT',
        write: 'NOT_APPLIED',
        message:
          'onapp answered in a form that is not documented ($.id: expected the id that was asked for).',
      });
    });

    it('takes the other dialect for no answer', async () => {
      const other = format === 'json' ? 'xml' : 'json';
      await using over = await startOver(saying(200, BODIES[other].user), format);
      assert.equal(await codeOf(over.source.getUser('12', aCall())), 'UPSTREAM_CONTRACT');
    });
  });
}
