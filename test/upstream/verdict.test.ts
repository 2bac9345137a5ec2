import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { UpstreamError } from '../../src/upstream/upstream-error.ts';
import type { UpstreamRequest } from '../../src/upstream/upstream-request.ts';
import { idClient } from '../support/held-upstream.ts';
import { sendJson, startHttpServer } from '../support/http-server.ts';

const MIN_CALLS = 4;

const read: UpstreamRequest = {
  endpoint: { api: 'Panel API', path: 'users/{user}.json', method: 'GET', effect: 'read' },
  ids: { user: '1' },
};

/** What a call fails with after as many as open a breaker have met this answer. */
async function codeAfterwards(answer: (response: ServerResponse) => void): Promise<string> {
  await using server = await startHttpServer(answer);
  await using client = idClient(server.url, { breaker: { minCalls: MIN_CALLS, openMs: 60_000 } });
  const codeOf = () =>
    client.call(read).then(
      () => 'OK',
      (error: unknown) => {
        assert.ok(error instanceof UpstreamError, String(error));
        return error.code;
      },
    );
  for (let n = 0; n < MIN_CALLS; n += 1) assert.equal(await codeOf(), 'UPSTREAM_CONTRACT');
  return await codeOf();
}

const html = { 'content-type': 'text/html; charset=utf-8' };

describe('A success that is not as documented', () => {
  const readable: Readonly<Record<string, unknown>> = {
    'lacks a member': {},
    'has a member of another type': { id: 'one' },
    'is another kind of document': [{ id: 1 }],
    'is a bare null': null,
  };
  for (const [what, document] of Object.entries(readable)) {
    it(`opens no breaker where it ${what}: one odd record keeps nobody out`, async () => {
      const answer = (response: ServerResponse) => sendJson(response, 200, document);
      assert.equal(await codeAfterwards(answer), 'UPSTREAM_CONTRACT');
    });
  }

  const unreadable: Readonly<Record<string, (response: ServerResponse) => void>> = {
    'is no JSON': (response) => response.end('{"id":'),
    'is empty': (response) => response.end(),
    'is a page in HTML, though it holds JSON': (response) =>
      response.writeHead(200, html).end('{"id":1}'),
    'is no UTF-8': (response) => response.end(Buffer.from([0x7b, 0xff, 0x7d])),
    'is compressed': (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"id":1}')),
    'is larger than the cap': (response) => response.end(' '.repeat(20_000)),
    'has another status': (response) => response.writeHead(204).end(),
  };
  for (const [what, answer] of Object.entries(unreadable)) {
    it(`opens the breaker where it ${what}`, async () => {
      assert.equal(await codeAfterwards(answer), 'CIRCUIT_OPEN');
    });
  }
});
