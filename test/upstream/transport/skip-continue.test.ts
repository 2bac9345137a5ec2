import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ContinueFilter } from '../../../src/upstream/transport/skip-continue.ts';
import { idClient } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { endOf, readOf, writeOf } from '../../support/upstreams/upstream-calls.ts';

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const FORMS = [
  CONTINUE,
  'HTTP/1.0 100 Continue\r\n\r\n',
  'HTTP/1.1 100\r\n\r\n',
  'HTTP/1.1 100 \r\nserver: proxy\r\nx-a: b\r\n\r\n',
];
const HINTS = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n';
const RESPONSE = `HTTP/1.1 200 OK\r\ncontent-length: ${CONTINUE.length}\r\n\r\n${CONTINUE}`;

/** Returns what passes if the text arrives in pieces that end at these positions. */
function passed(text: string, cuts: readonly number[]): string {
  const filter = new ContinueFilter();
  filter.begin();
  const ends = [...new Set([...cuts.filter((cut) => cut < text.length), text.length])];
  let start = 0;
  return ends
    .toSorted((a, b) => a - b)
    .map((end) => {
      const piece = filter.filter(Buffer.from(text.slice(start, end)));
      start = end;
      return piece.toString();
    })
    .join('');
}

const cuts = fc.array(fc.nat(300), { maxLength: 30 });

describe('F9: an unasked 100 Continue', () => {
  it('is left out before the response, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FORMS, HINTS), { maxLength: 5 }),
        cuts,
        (heads, at) => {
          const hints = heads.filter((head) => head === HINTS).join('');
          assert.equal(passed(heads.join('') + RESPONSE, at), hints + RESPONSE);
        },
      ),
    );
  });

  it('stays in a body', () => {
    for (let cut = 1; cut < RESPONSE.length; cut += 1) {
      assert.equal(passed(RESPONSE, [cut]), RESPONSE);
    }
  });

  it('leaves every other text as it is', () => {
    const heads = fc.constantFrom(
      'HTTP/1.1 1',
      'HTTP/1.1 101 Switching\r\n\r\n',
      'HTTP/1.1 1000 ',
      '',
    );
    fc.assert(
      fc.property(heads, fc.string(), cuts, (head, text, at) => {
        const sent = `${head}${text === '' ? '-' : text}`;
        fc.pre(!/^HTTP\/1\.[01] 1(?!01)\d\d[ \r]/.test(sent) && sent.length > 13);
        assert.equal(passed(sent, at), sent);
      }),
    );
  });

  it('passes if it has no end', () => {
    const endless = `HTTP/1.1 100 Continue\r\n${'x: y\r\n'.repeat(4000)}`;
    assert.equal(passed(endless, [10_000]).length, endless.length);
  });

  it('does not hide that a connection is refused', async () => {
    const server = await startHttpServer((response) => sendJson(response, 200, { id: 1 }));
    await server[Symbol.asyncDispose]();
    await using client = idClient(server.url);
    assert.equal(await endOf(client.call(writeOf(1))), 'UPSTREAM_UNREACHABLE');
  });

  it('precedes the response to reads and writes', async () => {
    await using server = await startHttpServer((response) => {
      response.writeContinue();
      response.writeContinue();
      setTimeout(() => sendJson(response, 200, { id: 1 }), 5);
    });
    await using client = idClient(server.url);
    for (let n = 1; n <= 3; n += 1) {
      assert.equal(await endOf(client.call(readOf(n))), 'OK');
      assert.equal(await endOf(client.call(writeOf(n))), 'OK');
    }
    // A connection that is not free again yet is joined by a second one.
    assert.ok(server.connections() <= 2);
  });
});
