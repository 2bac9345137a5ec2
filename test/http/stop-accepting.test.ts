import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { stopAccepting } from '../../src/http/stop-accepting.ts';

const CALLERS = 10;

/** A program that sends requests on several connections and ends when all are sent; it reads nothing. */
const callers = (port: number) => `
  let left = ${CALLERS};
  for (let n = 0; n < ${CALLERS}; n += 1) {
    const socket = require('node:net').connect(${port}, '127.0.0.1', () => {
      socket.write('GET / HTTP/1.1\\r\\nhost: x\\r\\n\\r\\n', () => {
        left -= 1;
        if (left === 0) process.exit();
      });
    });
  }`;

describe('stopAccepting', () => {
  it('G2: reads all requests that arrived while the loop was busy', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // The event loop is blocked meanwhile.
    assert.equal(spawnSync(process.execPath, ['-e', callers(port)]).status, 0);
    await stopAccepting(server);
    assert.equal(requests, CALLERS);
    server.closeAllConnections();
  });

  it('G2: closes before the event loop could accept another connection', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    await stopAccepting(server);
    assert.equal(server.listening, false);
  });

  it('ends although a client keeps sending', async () => {
    const server = createServer();
    let isOver = false;
    const sendEachTurn = () => {
      server.emit('request');
      if (!isOver) setImmediate(sendEachTurn);
    };
    sendEachTurn();
    const startedAt = performance.now();
    await stopAccepting(server);
    isOver = true;
    const ms = performance.now() - startedAt;
    assert.ok(ms > 1000 && ms < 5000, `${ms}`);
  });
});
