import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { createClientGuard } from '../../../src/http/connections/client-guard.ts';
import { ResponseProgress } from '../../../src/http/connections/response-progress.ts';
import { createHttpServer } from '../../../src/http/http-server.ts';
import { createListener } from '../../../src/http/listener.ts';
import { registerGraphiql } from '../../../src/http/routes/graphiql.ts';
import { sumOf } from '../../observability/metrics/samples.ts';
import { send } from '../../support/clients/graphql.ts';
import { createKeepAliveClient } from '../../support/clients/keep-alive-client.ts';
import { openUnread } from '../../support/clients/unread-client.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { settingsOver, silentLog, startGatewayOver } from '../../support/gateway/gateway.ts';
import { startHeldUpstream, until } from '../../support/upstreams/blocking-upstream.ts';

const platform = (url: string) => ({
  activeplatform: { kind: 'activePlatform', url, apiToken: 'x' },
});

/** GraphiQL with an asset that is larger than any socket buffer, for a client that reads nothing. */
async function startPage() {
  const folder = createTemporaryFolder();
  mkdirSync(join(folder.path, 'assets'));
  folder.write('index.html', '<!doctype html>');
  folder.write('assets/large.js', 'x'.repeat(32 * 1024 * 1024));
  const settings = settingsOver(platform('http://127.0.0.1:1'), {
    server: { port: 0, sendTimeoutMs: 600 },
  });
  const cut: string[] = [];
  const metrics = { countCut: (reason: string) => void cut.push(reason), countDropped: () => {} };
  const guard = createClientGuard({ settings: () => settings, metrics, log: silentLog });
  const server = createHttpServer({ maxBodyBytes: 1024, acceptsHost: () => true });
  await registerGraphiql(server, pathToFileURL(`${folder.path}/`));
  await server.ready();
  const listener = createListener(
    (request, response) => {
      if (guard.responses.watch(request, response)) server.routing(request, response);
    },
    { attach: (http) => guard.connections.attachTo(http) },
  );
  const url = await listener.listen({ host: '127.0.0.1', port: 0 });
  const clients = await Promise.all(
    Array.from({ length: 5 }, () => openUnread(url, { path: '/graphiql/assets/large.js' })),
  );
  await until(() => guard.connections.count === 5);
  return {
    cut,
    guard,
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client.destroy();
      await listener.close();
      await server.close();
      folder[Symbol.dispose]();
    },
  };
}

async function open(url: string, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress });
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket.resume();
}

describe('Client without a credential', () => {
  test('C28: loses its connection when it reads no asset', async () => {
    await using page = await startPage();
    await until(() => page.cut.length === 5);
    assert.deepEqual([...new Set(page.cut)], ['stalled']);
    await until(() => page.guard.connections.count === 0);
  });

  test('C28: cannot open more connections than the limit', async () => {
    await using gateway = await startGatewayOver(platform('http://127.0.0.1:1'), {
      server: { port: 0, maxConnections: 20 },
    });
    const crowd = await Promise.all(Array.from({ length: 100 }, () => open(gateway.url)));
    assert.equal((await fetch(`${gateway.url}/health/live`)).status, 200);
    await until(() => crowd.filter(({ closed }) => closed).length >= 80);
    assert.ok((await sumOf(gateway.url, 'roster_connections_open')) <= 20);
    assert.ok((await sumOf(gateway.url, 'roster_connections_dropped_total')) >= 80);
    for (const socket of crowd) socket.destroy();
  });

  test('C28: displaces neither a request nor connections of other addresses', async () => {
    await using upstream = await startHeldUpstream();
    await using gateway = await startGatewayOver(platform(upstream.url), {
      server: { port: 0, maxConnections: 10 },
    });
    const operation = send(gateway.url, '{ user(id: "activeplatform/user/1") { id } }');
    await upstream.arrived(1);
    const other = await open(gateway.url, '127.0.0.2');
    const crowd = await Promise.all(Array.from({ length: 50 }, () => open(gateway.url)));
    await until(() => crowd.filter(({ closed }) => closed).length >= 40);
    assert.equal(other.closed, false);
    upstream.release();
    assert.deepEqual((await operation).data, { user: { id: 'activeplatform/user/1' } });
    for (const socket of [other, ...crowd]) socket.destroy();
  });

  test('C28: keeps its connection while it uses it', async () => {
    await using gateway = await startGatewayOver(platform('http://127.0.0.1:1'), {
      server: { port: 0, maxConnections: 10 },
    });
    using client = createKeepAliveClient(gateway.url, 1);
    const crowd: Socket[] = [];
    for (let n = 0; n < 40; n += 1) {
      assert.equal((await client.post('{ providers { id } }')).status, 200);
      crowd.push(await open(gateway.url));
    }
    for (const socket of crowd) socket.destroy();
  });
});

describe('ResponseProgress', () => {
  const start = (bytes: number | undefined) => {
    const socket = { bytesWritten: 0, writableLength: 0 };
    const getHeader = () => bytes;
    const response = { headersSent: true, writableFinished: false, socket, getHeader };
    const progress = new ResponseProgress(response);
    progress.check(0, 10_000);
    return { socket, check: (ms: number) => progress.check(ms, 10_000) };
  };

  test('C28: reports a stall after the time limit', () => {
    const { socket, check } = start(10_000_000);
    assert.equal(check(9_000), undefined);
    socket.bytesWritten += 1;
    assert.equal(check(9_000), undefined);
    assert.equal(check(9_000), undefined);
    assert.equal(check(1_000), 'stalled');
  });

  test('C28: reports a client that reads very slowly', () => {
    const { socket, check } = start(64 * 1024 * 60);
    let seconds = 0;
    let fault: string | undefined;
    while (fault === undefined) {
      socket.bytesWritten += 1;
      fault = check(1000);
      seconds += 1;
    }
    assert.equal(fault, 'slow');
    assert.equal(seconds, 70);
  });
});
