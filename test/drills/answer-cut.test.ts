import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UpstreamError } from '../../src/upstream/upstream-error.ts';
import { toBytes } from '../support/faults/reply.ts';
import { update } from '../support/graphql.ts';
import { startBench } from './fault-matrix/bench.ts';
import { startLoneApi } from './fault-matrix/lone-api.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

describe('D6: a good answer that is cut', () => {
  for (const api of UPSTREAM_APIS) {
    it(`at any byte is broken, and whole only when it is whole: ${api.name}`, async () => {
      await using lone = await startLoneApi(api);
      const bytes = toBytes(lone.truth);
      let length = 0;
      lone.meetWith(async ({ write, socket }) => {
        await write(bytes.subarray(0, length));
        // Half of them politely, half of them not.
        if (length % 2 === 0) socket.end();
        else socket.resetAndDestroy();
      });
      for (; length < bytes.length; length += 1) {
        const error = await lone.read().then(
          () => assert.fail(`${length} of ${bytes.length} bytes were taken for the whole`),
          (reason: unknown) => reason,
        );
        assert.ok(error instanceof UpstreamError && error.code === 'UPSTREAM_BROKEN', `${error}`);
      }
      lone.meetWith(({ write }) => write(bytes));
      assert.ok((await lone.read()) !== null);
    });
  }
});

describe('D6: a good answer to a write that is cut', () => {
  /** Bytes from one cut to the next: a whole update is made for each. */
  const STEP = 11;

  for (const api of UPSTREAM_APIS) {
    it(`leaves the write unknown, made once: ${api.name}`, async () => {
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
        const answer = await update(bench.url, api.write(provider, 1 + length));
        const { method } = api.written;
        const made = simulator.journal.filter((entry) => entry.method === method).length;
        if (length >= whole) break;
        assert.deepEqual([answer.code, answer.write], ['UPSTREAM_BROKEN', 'UNKNOWN']);
        assert.equal(made, 1);
      }
      assert.ok(length > STEP);
    });
  }
});
