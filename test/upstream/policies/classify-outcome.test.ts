import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { UpstreamError } from '../../../src/upstream/errors/upstream-error.ts';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import { idClient } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const MIN_CALLS = 4;

const read: UpstreamRequest = {
  endpoint: { api: 'Panel API', path: 'users/{user}.json', method: 'GET', effect: 'read' },
  ids: { user: '1' },
};

/** Returns the code of a call after as many such responses as open a breaker. */
async function codeAfterwards(result: (response: ServerResponse) => void): Promise<string> {
  await using server = await startHttpServer(result);
  await using client = idClient(server.url, { breaker: { minCalls: MIN_CALLS, openMs: 60_000 } });
  const readCode = () =>
    client.call(read).then(
      () => 'OK',
      (error: unknown) => {
        assert.ok(error instanceof UpstreamError, String(error));
        return error.code;
      },
    );
  for (let n = 0; n < MIN_CALLS; n += 1) assert.equal(await readCode(), 'UPSTREAM_CONTRACT');
  return await readCode();
}

const html = { 'content-type': 'text/html; charset=utf-8' };

describe('A success that is not as documented', () => {
  const readable: Readonly<Record<string, unknown>> = {
    'lacks a property': {},
    'has a property of another type': { id: 'one' },
    'is another kind of document': [{ id: 1 }],
    'is a bare null': null,
  };
  for (const [what, document] of Object.entries(readable)) {
    it(`keeps the breaker closed if it ${what}`, async () => {
      const result = (response: ServerResponse) => sendJson(response, 200, document);
      assert.equal(await codeAfterwards(result), 'UPSTREAM_CONTRACT');
    });
  }

  const unreadable: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'is not JSON': (response) => response.end('{"id":'),
    'is empty': (response) => response.end(),
    'is HTML, although it contains JSON': (response) =>
      response.writeHead(200, html).end('{"id":1}'),
    'is not UTF-8': (response) => response.end(Buffer.from([0x7b, 0xff, 0x7d])),
    'is broken gzip': (response) =>
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 255, 255])),
    'exceeds the size limit': (response) => response.end(' '.repeat(20_000)),
    'has another status': (response) => response.writeHead(204).end(),
  };
  for (const [what, result] of Object.entries(unreadable)) {
    it(`opens the breaker if it ${what}`, async () => {
      assert.equal(await codeAfterwards(result), 'CIRCUIT_OPEN');
    });
  }
});
