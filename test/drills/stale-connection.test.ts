import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send, update } from '../support/clients/graphql.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { startWarmBench } from './fault-matrix/inject-fault.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

const ROUNDS = 15;

describe('D33: Connections that the upstream closes without notice', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  for (const api of UPSTREAM_APIS) {
    it(`fail no read: ${api.name}`, async () => {
      const { provider, proxy } = bench.seatOf(api, 'read');
      proxy?.meetWith(async ({ forward, send: response, socket }) => {
        await response(await forward());
        socket.end();
      });
      for (let n = 0; n < ROUNDS; n += 1) {
        const { errors } = await send(bench.url, `{ met: ${api.read(provider)} }`);
        assert.deepEqual(errors, []);
      }
    });

    it(`double no write: ${api.name}`, async () => {
      const { provider, proxy, simulator } = bench.seatOf(api, 'write');
      proxy?.meetWith(async ({ forward, send: response, socket }) => {
        await response(await forward());
        socket.end();
      });
      for (let n = 1; n <= ROUNDS; n += 1) {
        simulator.clearJournal();
        const { __typename, write } = await update(bench.url, api.write(provider, 1000 + n));
        const sent = simulator.journal.filter(({ method }) => method === api.written.method).length;
        // If the connection closed during the write, it is unknown whether the write arrived.
        assert.ok(sent <= 1, `${sent} writes`);
        if (__typename === 'UserUpdated') assert.equal(sent, 1);
        if (write === 'NOT_APPLIED') assert.equal(sent, 0);
      }
    });
  }
});
