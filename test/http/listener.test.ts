import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createListener } from '../../src/http/listener.ts';

const CROWD = 200;

/** A tenth of the time limits of the gateway. */
const FAST = { headersTimeout: 800, requestTimeout: 1200, connectionsCheckingInterval: 200 };

/** Requests that are begun and never completed. */
const SLOW: Readonly<Record<string, { readonly first: string; readonly next: string }>> = {
  'with headers that never end': { first: 'GET /live HTTP/1.1\r\nhost: a\r\n', next: 'x: y\r\n' },
  'with a body that comes byte by byte': {
    first: 'POST /live HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\n',
    next: 'x',
  },
  'with nothing at all': { first: '', next: '' },
};

describe('Listener', () => {
  it('A18: waits at most 15 seconds for a request', async () => {
    const listener = createListener(() => {});
    const [server] = listener.servers;
    assert.ok(server);
    const { headersTimeout, requestTimeout, connectionsCheckingInterval } = server as Server & {
      readonly connectionsCheckingInterval?: number;
    };
    assert.ok(headersTimeout + 2000 <= 15_000 && requestTimeout + 2000 <= 15_000);
    assert.ok((connectionsCheckingInterval ?? 2000) <= 2000);
    await listener.close();
  });

  for (const [how, { first, next }] of Object.entries(SLOW)) {
    it(`A18: cuts off ${CROWD} clients that send ${how}, and serves others`, async () => {
      await using here = await listen();
      const slow = await Promise.all(Array.from({ length: CROWD }, () => open(here.port)));
      for (const socket of slow) socket.write(first);
      const dripping = setInterval(() => {
        for (const socket of slow) if (socket.writable) socket.write(next);
      }, 100);
      const closed = Promise.all(slow.map((socket) => here.closed(socket)));
      let served = 0;
      const startedAt = performance.now();
      const serving = (async () => {
        while (!here.isQuiet()) {
          const response = await fetch(`http://127.0.0.1:${here.port}/live`);
          assert.equal(await response.text(), 'live');
          served += 1;
          await sleep(20);
        }
      })();
      await closed;
      clearInterval(dripping);
      assert.ok(performance.now() - startedAt < 10 * FAST.requestTimeout);
      await serving;
      assert.ok(served > 5, `${served} were served`);
    });
  }

  it('A18: refuses slow and malformed requests as GraphQL errors', async () => {
    await using here = await listen();
    for (const [sent, status] of [
      ['POST /live HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\nHUNTER2', 408],
      ['HUNTER2\r\n\r\n', 400],
      ['GET / HTTP/1.1\r\nhost: a\r\nbad header HUNTER2\r\n\r\n', 400],
      [`GET / HTTP/1.1\r\nhost: a\r\nx: HUNTER2${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ] as const) {
      const socket = await open(here.port);
      let text = '';
      socket.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      socket.write(sent);
      await here.closed(socket);
      assert.match(text, new RegExp(`^HTTP/1.1 ${status} `));
      assert.match(text, /\r\nx-content-type-options: nosniff\r\n/);
      const body = JSON.parse(text.slice(text.indexOf('\r\n\r\n')));
      assert.equal(body.errors[0].extensions.code, 'BAD_REQUEST');
      assert.doesNotMatch(text, /HUNTER2/);
    }
  });
});

/** Starts a listener that responds `live`, on a free port, with shorter time limits than the gateway. */
async function listen() {
  const listener = createListener(
    (request, response) => {
      request.resume().on('end', () => response.end('live'));
    },
    { times: FAST },
  );
  const url = new URL(await listener.listen({ host: '127.0.0.1', port: 0 }));
  let waiting = 0;
  let ended = 0;
  return {
    port: Number(url.port),
    closed: (socket: Socket) => {
      waiting += 1;
      return new Promise<void>((resolve) => {
        socket.once('close', () => {
          ended += 1;
          resolve();
        });
      });
    },
    isQuiet: () => waiting === ended,
    [Symbol.asyncDispose]: () => listener.close(),
  };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  // A client that is cut off while it writes gets an error.
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.resume();
  return socket;
}
