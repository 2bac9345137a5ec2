import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UpstreamError } from '../../src/upstream/errors/upstream-error.ts';
import { update } from '../support/clients/graphql.ts';
import { toBytes } from '../support/faults/reply.ts';
import { startBench } from './fault-matrix/fixture.ts';
import { startLoneApi } from './fault-matrix/single-api.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

describe('D6: A response that is cut off', () => {
  for (const api of UPSTREAM_APIS) {
    it(`is an error at any byte: ${api.name}`, async () => {
      await using lone = await startLoneApi(api);
      const bytes = toBytes(lone.truth);
      let length = 0;
      lone.meetWith(async ({ write, socket }) => {
        await write(bytes.subarray(0, length));
        // Half of the connections are closed, and half are reset.
        if (length % 2 === 0) socket.end();
        else socket.resetAndDestroy();
      });
      for (; length < bytes.length; length += 1) {
        const error = await lone.read().then(
          () => assert.fail(`${length} of ${bytes.length} bytes were accepted as the whole`),
          (reason: unknown) => reason,
        );
        assert.ok(error instanceof UpstreamError && error.code === 'UPSTREAM_BROKEN', `${error}`);
      }
      lone.meetWith(({ write }) => write(bytes));
      assert.ok((await lone.read()) !== null);
    });
  }
});

describe('D6: A response to a write that is cut off', () => {
  /** The number of bytes from one cut to the next. Each takes a whole update. */
  const STEP = 11;

  for (const api of UPSTREAM_APIS) {
    it(`makes the write once, with unknown effect: ${api.name}`, async () => {
      await using bench = await startBench();
      const { provider, proxy, simulator } = bench.seatOf(api, 'write');
      let length = 0;
      let whole = Number.POSITIVE_INFINITY;
      proxy?.meetWith(async ({ forward, write, socket }) => {
        const bytes = toBytes(await forward());
        whole = bytes.length;
        await write(bytes.subarray(0, length));
        socket.end();
      });
      for (; length < whole; length += STEP) {
        simulator.clearJournal();
        const response = await update(bench.url, api.write(provider, 1 + length));
        const { method } = api.written;
        const made = simulator.journal.filter((entry) => entry.method === method).length;
        if (length >= whole) break;
        assert.deepEqual([response.code, response.write], ['UPSTREAM_BROKEN', 'UNKNOWN']);
        assert.equal(made, 1);
      }
      assert.ok(length > STEP);
    });
  }
});
