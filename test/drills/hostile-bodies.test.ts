import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createKeepAliveClient } from '../support/clients/keep-alive-client.ts';
import { figure, report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

const ROUNDS = figure('BOMB_ROUNDS', { ci: 1, full: 10 });
const AT_ONCE = 50;
const HEAP_MB = 256;
const MB = 1024 * 1024;

const CHUNK = Buffer.alloc(64 * 1024, 'a');
const PLAIN_BYTES = 320 * MB;
/** About 300 kB that inflate to 300 MB. */
const BOMB = gzipSync(Buffer.alloc(300 * MB, 'a'));

/** Sends until everything is sent or the connection is closed. */
function pour(response: ServerResponse): void {
  let left = PLAIN_BYTES;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length;
      if (!response.write(CHUNK)) return response.once('drain', more);
    }
    return response.end();
  };
  more();
}

const BODIES: readonly ((response: ServerResponse) => void)[] = [
  (response) => pour(response.writeHead(200, { 'content-type': 'application/json' })),
  (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(BOMB),
  (response) => response.writeHead(200, { 'content-type': 'application/json' }).end(BOMB),
  // This is as large as allowed.
  (response) => sendJson(response, 200, { id: 1, first_name: 'a'.repeat(4 * MB - 100) }),
  (response) =>
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(`${'['.repeat(2 * MB - 10)}${']'.repeat(2 * MB - 10)}`),
];

it(`G7: a process of ${HEAP_MB} MB survives ${AT_ONCE} hostile bodies at once`, async (t) => {
  let isHostile = true;
  await using upstream = await startHttpServer((response, { url }) => {
    const id = Number(/users\/(\d+)/.exec(url)?.[1]);
    if (isHostile) BODIES[id % BODIES.length]?.(response);
    else sendJson(response, 200, { id });
  });
  using folder = createTemporaryFolder();
  const config = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: 0 }
log: { level: error }
providers:
  activeplatform: { kind: activePlatform, url: "${upstream.url}", apiToken: x, breaker: false, maxConcurrent: ${AT_ONCE} }
`,
  );
  await using roster = await startRoster({
    args: ['start', '--config', config],
    nodeArguments: [`--max-old-space-size=${HEAP_MB}`],
    probed: true,
  });
  using client = createKeepAliveClient(roster.url, AT_ONCE);
  const read = (id: number) => client.post(`{ user(id: "activeplatform/user/${id}") { id } }`);
  const base = await roster.probe();
  const codes = new Set<string>();
  let most = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const ids = Array.from({ length: AT_ONCE }, (_none, at) => 1 + round * AT_ONCE + at);
    const responded = Promise.all(ids.map(read));
    const probed = await roster.probe();
    most = Math.max(most, probed.rssBytes);
    for (const { status, text } of await responded) {
      assert.equal(status, 200);
      for (const { extensions } of JSON.parse(text).errors ?? []) codes.add(extensions.code);
    }
    most = Math.max(most, (await roster.probe()).rssBytes);
  }
  isHostile = false;
  const { text } = await read(7);
  assert.deepEqual(JSON.parse(text).data, { user: { id: 'activeplatform/user/7' } });
  report(
    t,
    `${ROUNDS * AT_ONCE} bodies: RSS ${(base.rssBytes / MB).toFixed()} → at most ${(most / MB).toFixed()} MB, ` +
      `heap afterwards ${((await roster.probe()).heapBytes / MB).toFixed()} MB; ${[...codes].sort().join(', ')}`,
  );
  assert.ok(![...codes].includes('INTERNAL_SERVER_ERROR'));
  assert.ok(codes.size > 0);
});
