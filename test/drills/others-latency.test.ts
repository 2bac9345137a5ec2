import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../support/clients/graphql.ts';
import type { Bench } from './fault-matrix/fixture.ts';
import { startWarmBench } from './fault-matrix/inject-fault.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

/** The delay that other work on the machine may cause, in ms. */
const NOISE_MS = 50;

describe('D36: A provider that never responds', () => {
  let bench: Bench;
  before(async () => {
    bench = await startWarmBench();
  });
  after(() => bench[Symbol.asyncDispose]());

  it('does not slow others while ten operations per API wait', async () => {
    const fast = await medianMs(bench.url);
    const waiting = UPSTREAM_APIS.flatMap((api) => {
      const seat = bench.seatOf(api, 'read');
      seat.proxy?.meetWith(() => {});
      return Array.from({ length: 10 }, () =>
        send(bench.url, `{ met: ${api.read(seat.provider)} }`),
      );
    });
    const beside = await medianMs(bench.url);
    const codes = (await Promise.all(waiting)).map(({ errors }) => errors[0]?.extensions['code']);
    assert.deepEqual([...new Set(codes)], ['UPSTREAM_TIMEOUT']);
    assert.ok(beside < 2 * fast + NOISE_MS, `${beside} ms beside ${fast} ms`);
  });
});

/** Returns the median of thirty successive reads at the healthy provider, in ms. */
async function medianMs(url: string): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < 30; n += 1) {
    const startedAt = performance.now();
    const { errors } = await send(url, '{ user(id: "well/user/2000112") { login } }');
    all.push(performance.now() - startedAt);
    assert.deepEqual(errors, []);
  }
  return all.toSorted((a, b) => a - b)[15] ?? Number.POSITIVE_INFINITY;
}
