import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { OnAppDataSource } from '../../../src/providers/onapp/data-source.ts';
import { codeOf, saying, startPanelClient } from '../../support/onapp/client.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const BODIES = {
  json: {
    user: '{"user":{"id":12}}',
    users: '[{"user":{"id":12}},{"user":{"id":13}}]',
    nobody: '[]',
  },
  xml: {
    user: '<user><id type="integer">12</id></user>',
    users: '<users type="array"><user><id>12</id></user><user><id>13</id></user></users>',
    nobody: '<users type="array"/>',
  },
} as const;

const PAGE = { page: 1, perPage: 26, search: null, isShort: false, useShortTimeout: false };

async function startOver(
  result: (response: ServerResponse) => void,
  format: 'json' | 'xml' = 'json',
  attemptMs?: number,
) {
  const panel = await startPanelClient(result, format, attemptMs);
  const source = new OnAppDataSource(panel.client, panel.dialect);
  return {
    source,
    arrived: panel.arrived,
    [Symbol.asyncDispose]: () => panel[Symbol.asyncDispose](),
  };
}

for (const format of ['json', 'xml'] as const) {
  describe(`OnAppDataSource in ${format.toUpperCase()}`, () => {
    const headers = { accept: `application/${format}`, authorization: 'Basic dTpw' };
    const readHeaders = { ...headers, contentType: undefined };

    it('reads a user with a GET without query and body', async () => {
      await using over = await startOver(saying(200, BODIES[format].user), format);
      assert.equal((await over.source.getUser('12', aCall()))?.id, '12');
      const request = `GET /panel/users/12.${format}`;
      assert.deepEqual(over.arrived(), { request, body: '', ...readHeaders });
    });

    it('changes a user with a PUT of the wrapped fields', async () => {
      await using over = await startOver(saying(204), format);
      const reply = await over.source.putUser('12', { first_name: 'Ünal' }, aCall());
      assert.deepEqual(reply, { kind: 'updated', user: null, httpStatus: 204 });
      const body =
        format === 'json'
          ? '{"user":{"first_name":"Ünal"}}'
          : '<user><first_name>Ünal</first_name></user>';
      const contentType = `application/${format}`;
      const request = `PUT /panel/users/12.${format}`;
      assert.deepEqual(over.arrived(), { request, body, ...headers, contentType });
    });

    it('requests short users with a flag that has no value', async () => {
      await using over = await startOver(saying(200, BODIES[format].users), format);
      const page = await over.source.listUsers({ ...PAGE, page: 2, isShort: true }, aCall());
      assert.deepEqual(
        page.items.map(({ id, roles }) => [id, roles]),
        [
          ['12', null],
          ['13', null],
        ],
      );
      const request = `GET /panel/users.${format}?short&page=2&per_page=26`;
      assert.deepEqual(over.arrived(), { request, body: '', ...readHeaders });
    });

    it('requests full users with the search words', async () => {
      await using over = await startOver(saying(200, BODIES[format].nobody), format);
      const page = await over.source.listUsers({ ...PAGE, search: 'a b&c=d+é' }, aCall());
      assert.deepEqual(page, { items: [], total: null });
      const request = `GET /panel/users.${format}?page=1&per_page=26&q=a+b%26c%3Dd%2B%C3%A9`;
      assert.equal(over.arrived().request, request);
    });

    it('reads the total from its header if numeric', async () => {
      const totals: unknown[] = [];
      for (const reported of ['15', '0', 'many', '-1', '1.5', '12345678901']) {
        const result = saying(200, BODIES[format].nobody, { 'X-Total': reported });
        await using over = await startOver(result, format);
        totals.push((await over.source.listUsers(PAGE, aCall())).total);
      }
      assert.deepEqual(totals, [15, 0, null, null, null, null]);
    });

    it('gives a list more bytes, and more time unless urgent', async () => {
      const large = BODIES[format].nobody + ' '.repeat(20_000);
      const late = (response: ServerResponse) => setTimeout(() => response.end(large), 400);
      await using over = await startOver(late, format, 150);
      assert.equal(await codeOf(over.source.listUsers(PAGE, aCall())), 'none');
      // The connection is used again: the time of the urgent call covers no new one.
      const args = { ...PAGE, useShortTimeout: true };
      assert.equal(await codeOf(over.source.listUsers(args, aCall())), 'UPSTREAM_TIMEOUT');
    });

    it('probes with the profile of its own account', async () => {
      await using over = await startOver(saying(200, BODIES[format].user), format);
      await over.source.probe(aCall());
      const request = `GET /panel/profile.${format}`;
      assert.deepEqual(over.arrived(), { request, body: '', ...readHeaders });
    });

    it('accepts only 204, an empty object or a space', async () => {
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

    it('distinguishes an unknown user from an unknown route', async () => {
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

    it('rejects the document of another user', async () => {
      await using over = await startOver(saying(200, BODIES[format].user), format);
      await assert.rejects(over.source.getUser('13', aCall()), {
        code: 'UPSTREAM_CONTRACT',
        write: 'NOT_APPLIED',
        message: 'onapp: response is not as documented ($.id: expected the requested id).',
      });
    });

    it('rejects a response in the other dialect', async () => {
      const other = format === 'json' ? 'xml' : 'json';
      await using over = await startOver(saying(200, BODIES[other].user), format);
      assert.equal(await codeOf(over.source.getUser('12', aCall())), 'UPSTREAM_CONTRACT');
    });
  });
}
