import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { UpstreamRequest } from '../../../src/upstream/transport/upstream-request.ts';
import { idClient, until } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { endOf, readOf, writeOf } from '../../support/upstreams/upstream-calls.ts';

const MIN_CALLS = 4;
const BROKEN = 666;

type Fault = (response: ServerResponse) => void;

const HTML = { 'content-type': 'text/html' };

/** How a provider may respond to requests for one record. */
const FAULTS: Readonly<Record<string, Fault>> = {
  'status 500': (response) => sendJson(response, 500, { errors: ['Internal error'] }),
  'status 503': (response) => sendJson(response, 503, {}),
  'a page of a proxy': (response) => response.writeHead(502, HTML).end('<html>Whoops</html>'),
  'an HTML page': (response) => response.writeHead(200, HTML).end('<html>Whoops</html>'),
  'an empty body': (response) => response.end(),
  'half a document': (response) => response.end('{"id":'),
  'a body that is not UTF-8': (response) => response.end(Buffer.from([0x7b, 0xff, 0x7d])),
  'an unknown encoding': (response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all'),
  'a body above the limit': (response) => response.end(' '.repeat(20_000)),
  'an undocumented success': (response) => response.writeHead(202).end(),
  'an undocumented redirect': (response) => response.writeHead(302, { location: '/' }).end(),
  'a body that is cut off': (response) => {
    response.writeHead(200, { 'content-length': 100 }).write('{"id":');
    response.socket?.destroySoon();
  },
  'a closed connection': (response) => response.socket?.destroy(),
};

/** Starts an upstream with broken records, and a client that knows how to probe it. */
async function start(
  fault: Fault,
  {
    openMs = 60_000,
    attemptMs = 5000,
    isBroken = (user: number) => user >= BROKEN,
    perSecond = undefined as number | undefined,
  } = {},
) {
  let isDown = false;
  const stack = new AsyncDisposableStack();
  const server = stack.use(
    await startHttpServer((response, { url }) => {
      const user = Number(/users\/(\d+)/.exec(url ?? '')?.[1]);
      if (isDown || isBroken(user)) fault(response);
      else sendJson(response, 200, { id: user });
    }),
  );
  const breaker = { minCalls: MIN_CALLS, openMs };
  const budget = { perSecond, bulkShare: 1, replicas: 1, maxRetryAfterSeconds: 60 };
  const client = stack.use(idClient(server.url, { breaker, attemptMs, budget }));
  client.setHealthProbe(readOf(1));
  let callers = 0;
  return {
    arrivals: server.arrivals,
    state: client.state,
    setDown: (value: boolean) => {
      isDown = value;
    },
    /** Makes a call without time for a retry, of a caller who shares no reads. */
    make: (request: UpstreamRequest) => {
      callers += 1;
      return endOf(client.call(request, { msLeft: () => 0, accessFingerprint: `${callers}` }));
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

const KINDS = { read: readOf, write: writeOf } as const;

for (const kind of ['read', 'write'] as const) {
  const request = KINDS[kind];

  describe(`A ${kind} of one broken record`, { concurrency: true }, () => {
    for (const [what, fault] of Object.entries(FAULTS)) {
      for (const victims of [0, 1, 3]) {
        it(`D44: blocks no other ${kind} by ${what}, beside ${victims} per three`, async () => {
          await using upstream = await start(fault);
          for (let round = 0; round < 2 * MIN_CALLS; round += 1) {
            for (let n = 0; n < 3; n += 1) {
              assert.notEqual(await upstream.make(request(BROKEN)), 'CIRCUIT_OPEN');
            }
            for (let n = 0; n < victims; n += 1) {
              assert.equal(await upstream.make(request(2 + n)), 'OK');
            }
          }
          assert.equal(await upstream.make(request(2)), 'OK');
          assert.equal(upstream.state()[kind].breaker, 'closed');
        });
      }

      it(`D44: blocks no other ${kind} by ${what}, at the same time`, async () => {
        await using upstream = await start(fault);
        const calls = Array.from({ length: 3 * MIN_CALLS }, () => upstream.make(request(BROKEN)));
        await Promise.all(calls);
        assert.equal(await upstream.make(request(2)), 'OK');
      });

      it(`opens the breaker if many records fail by ${what}`, async () => {
        await using upstream = await start(fault);
        for (let n = 0; n < MIN_CALLS; n += 1) await upstream.make(request(BROKEN + n));
        assert.equal(await upstream.make(request(2)), 'CIRCUIT_OPEN');
        assert.equal(upstream.arrivals.length, MIN_CALLS);
      });

      it(`opens the breaker if the probe fails as well by ${what}`, async () => {
        await using upstream = await start(fault);
        upstream.setDown(true);
        for (let n = 0; n < MIN_CALLS; n += 1) await upstream.make(request(BROKEN));
        await until(() => upstream.state()[kind].breaker === 'open');
        assert.equal(upstream.arrivals.length, MIN_CALLS + 1);
        assert.equal(await upstream.make(request(2)), 'CIRCUIT_OPEN');
      });
    }

    it(`blocks no other ${kind} by timeouts`, async () => {
      await using upstream = await start(() => {}, { attemptMs: 1000 });
      const calls = Array.from({ length: 2 * MIN_CALLS }, () => upstream.make(request(BROKEN)));
      assert.deepEqual(new Set(await Promise.all(calls)), new Set(['UPSTREAM_TIMEOUT']));
      assert.equal(await upstream.make(request(2)), 'OK');
    });

    for (const perSecond of [undefined, 1000]) {
      it(`keeps no breaker open after an outage, at ${perSecond} per second`, async () => {
        const fault: Fault = (response) => sendJson(response, 500, {});
        await using upstream = await start(fault, { openMs: 100, perSecond });
        upstream.setDown(true);
        for (let n = 0; n < MIN_CALLS; n += 1) await upstream.make(request(n));
        assert.equal(await upstream.make(request(2)), 'CIRCUIT_OPEN');
        upstream.setDown(false);
        await until(async () => {
          await upstream.make(request(BROKEN));
          return upstream.state()[kind].breaker === 'closed';
        });
        for (let n = 0; n < 3 * MIN_CALLS; n += 1) await upstream.make(request(BROKEN));
        assert.equal(await upstream.make(request(2)), 'OK');
      });
    }
  });
}

describe('A health probe', () => {
  const fault: Fault = (response) => sendJson(response, 500, {});

  it('that always fails does not keep reads away', async () => {
    await using upstream = await start(fault, { openMs: 100, isBroken: (user) => user === 1 });
    upstream.setDown(true);
    for (let n = 2; n < 2 + MIN_CALLS; n += 1) await upstream.make(readOf(n));
    assert.equal(await upstream.make(readOf(2)), 'CIRCUIT_OPEN');
    upstream.setDown(false);
    await until(async () => (await upstream.make(readOf(2))) === 'OK');
    assert.equal(upstream.state().read.breaker, 'closed');
  });

  it('closes the breaker although nobody calls', async () => {
    await using upstream = await start(fault, { openMs: 50 });
    upstream.setDown(true);
    for (let n = 2; n < 2 + MIN_CALLS; n += 1) await upstream.make(readOf(n));
    await delay(200);
    assert.notEqual(upstream.state().read.breaker, 'closed');
    upstream.setDown(false);
    await until(() => upstream.state().read.breaker === 'closed');
  });
});
