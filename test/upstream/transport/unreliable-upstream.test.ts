import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idClient } from '../../support/upstreams/blocking-upstream.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';
import { endOf, readOf, writeOf } from '../../support/upstreams/upstream-calls.ts';

describe('An unreliable upstream', () => {
  it('D30: gets at most a fifth more reads by retries', async () => {
    let isEven = false;
    let arrived = 0;
    await using server = await startHttpServer((response) => {
      isEven = !isEven;
      arrived += 1;
      if (isEven) sendJson(response, 500, {});
      else sendJson(response, 200, { id: 1 });
    });
    await using client = idClient(server.url);
    const READS = 1000;
    let well = 0;
    let next = 0;
    const lane = async () => {
      while (next < READS) {
        next += 1;
        if ((await endOf(client.call(readOf(next)))) === 'OK') well += 1;
      }
    };
    await Promise.all(Array.from({ length: 32 }, lane));
    // The budget has saved up ten more.
    assert.ok(arrived <= 1.2 * READS + 10, `${arrived} for ${READS}`);
    assert.ok(well > 0.5 * READS, `${well} of ${READS}`);
  });

  for (const [header, expected] of [
    ['3600', 'UPSTREAM_RATE_LIMITED'],
    ['-1', 'UPSTREAM_RATE_LIMITED'],
    ['Thu, 01 Jan 2015 00:00:00 GMT', 'UPSTREAM_RATE_LIMITED'],
    ['soon', 'UPSTREAM_RATE_LIMITED'],
    ['0', 'OK'],
  ] as const) {
    it(`D29: does not delay a caller beyond its deadline by Retry-After: ${header}`, async () => {
      let arrived = 0;
      await using server = await startHttpServer((response) => {
        arrived += 1;
        response.setHeader('retry-after', header);
        sendJson(response, arrived === 1 ? 429 : 200, { id: 1 });
      });
      await using client = idClient(server.url);
      const budgetMs = 3000;
      const startedAt = performance.now();
      const deadline = AbortSignal.timeout(budgetMs);
      const msLeft = () => budgetMs - (performance.now() - startedAt);
      assert.equal(await endOf(client.call(readOf(1), { deadline, msLeft })), expected);
      assert.ok(msLeft() > budgetMs / 2, 'long before the deadline');
      assert.equal(arrived, expected === 'OK' ? 2 : 1);
    });
  }

  it('D33: fails no read and repeats no write by closing connections', async () => {
    let responded = 0;
    await using server = await startHttpServer((response) => {
      responded += 1;
      const { socket } = response;
      // This is rare enough for the retry budget: one read after each may fail.
      const at = responded % 15;
      response.on('finish', () => {
        // It closes at once, a little later, while the next request may be in flight, or not at
        // all.
        if (at === 0) socket?.destroy();
        if (at === 1) setImmediate(() => socket?.destroy());
        if (at === 2) setTimeout(() => socket?.destroy(), 1);
      });
      sendJson(response, 200, { id: 1 });
    });
    await using client = idClient(server.url);
    for (let n = 1; n <= 300; n += 1) {
      assert.equal(await client.call(readOf(n)), 1);
    }
    const before = server.arrivals.length;
    const written = new Map<string, string>();
    for (let n = 1; n <= 300; n += 1) {
      const end = await endOf(client.call(writeOf(n)));
      written.set(`/users/${n}.json`, end);
    }
    const writes = server.arrivals.slice(before).map(({ url }) => url);
    assert.equal(new Set(writes).size, writes.length, 'one arrived twice');
    for (const [url, end] of written) {
      if (end === 'OK') assert.ok(writes.includes(url), url);
      else assert.equal(end, 'UPSTREAM_BROKEN', url);
    }
  });
});
