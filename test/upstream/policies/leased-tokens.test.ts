import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeasedTokens } from '../../../src/upstream/policies/leased-tokens.ts';
import type { LeaseRequest, TokenLease } from '../../../src/upstream/policies/shared-budget.ts';
import { toRates } from '../../../src/upstream/policies/to-rates.ts';
import { TokenBucket } from '../../../src/upstream/policies/token-bucket.ts';
import { until } from '../../support/upstreams/blocking-upstream.ts';

interface Options {
  readonly perSecond?: number;
  readonly replicas?: number;
  readonly lease: (request: LeaseRequest) => Promise<TokenLease>;
}

/** Waits until a lease has arrived, or has failed. */
const arrival = () => sleep(2);

function open({ perSecond = 200, replicas = 1, lease }: Options) {
  const limit = { perSecond, burst: 1, bulkShare: 0.5 };
  const [rates, localRates] = [toRates(limit, 1), toRates(limit, replicas)];
  assert.ok(rates !== undefined && localRates !== undefined);
  const requests: LeaseRequest[] = [];
  const changes: boolean[] = [];
  const clock = { ms: 1000 };
  const tokens = new LeasedTokens({
    shared: {
      lease: (request) => {
        requests.push(request);
        return lease(request);
      },
      startCooldown: async () => {},
    },
    rates,
    local: new TokenBucket(),
    localRates,
    onFetched: () => {},
    onChange: (isShared) => changes.push(isShared),
    now: () => clock.ms,
  });
  return { tokens, requests, changes, clock };
}

/** Leases every token that is asked for, due at once. */
const generous = async ({ count }: LeaseRequest) => ({ count, firstMs: -1000 });

describe('Leased tokens', () => {
  it('fetches one token for one call', async () => {
    const { tokens, requests } = open({ lease: generous });
    assert.equal(tokens.take('interactive', 1), Number.POSITIVE_INFINITY);
    await arrival();
    assert.equal(tokens.take('interactive', 1), 0);
    assert.deepEqual(
      requests.map(({ count }) => count),
      [1],
    );
  });

  it('fetches as many as wait, up to those of 50 ms', async () => {
    const { tokens, requests } = open({ lease: generous });
    tokens.take('interactive', 99);
    await arrival();
    for (let n = 0; n < 10; n += 1) assert.equal(tokens.take('interactive', 1), 0, `${n}`);
    assert.equal(requests[0]?.count, 10);
  });

  it('fetches tokens ahead while many calls are made', async () => {
    const { tokens, requests, clock } = open({ lease: generous });
    let waits = 0;
    for (let n = 0; n < 200; n += 1) {
      clock.ms += 5;
      if (tokens.take('interactive', 1) > 0) waits += 1;
      await arrival();
    }
    assert.ok(requests.length < 60, `${requests.length} leases`);
    assert.ok(waits < 20, `${waits} calls waited`);
  });

  it('drops a token that was due long ago', async () => {
    const { tokens, clock } = open({ lease: async () => ({ count: 1, firstMs: 0 }) });
    tokens.take('interactive', 1);
    await arrival();
    clock.ms += 51;
    assert.ok(tokens.take('interactive', 1) > 0);
  });

  it('asks again after the time that an empty lease names', async () => {
    const { tokens, requests, clock } = open({ lease: async () => ({ count: 0, firstMs: 40 }) });
    tokens.take('interactive', 1);
    await arrival();
    assert.equal(tokens.take('interactive', 1), 40);
    assert.equal(requests.length, 1);
    clock.ms += 40;
    tokens.take('interactive', 1);
    assert.equal(requests.length, 2);
  });

  it('takes its part of the rate while the store fails', async () => {
    let isDown = true;
    const { tokens, changes, clock } = open({
      perSecond: 300,
      replicas: 3,
      lease: async (request) => {
        if (isDown) throw new Error('down');
        return generous(request);
      },
    });
    tokens.take('interactive', 1);
    await arrival();
    assert.deepEqual(changes, [false]);
    let taken = 0;
    for (let ms = 0; ms < 500; ms += 1) {
      clock.ms += 1;
      if (tokens.take('interactive', 1) === 0) taken += 1;
    }
    assert.ok(taken >= 50 && taken <= 51, `${taken}`);
    isDown = false;
    clock.ms += 1000;
    tokens.take('interactive', 1);
    await arrival();
    assert.deepEqual(changes, [false, true]);
    assert.equal(tokens.isShared, true);
  });

  it('does not wait for a store that hangs', async () => {
    const { tokens, changes } = open({ lease: () => new Promise(() => {}) });
    assert.equal(tokens.take('interactive', 1), Number.POSITIVE_INFINITY);
    // The timeout of a lease does not keep the process alive.
    await until(() => changes.length > 0);
    assert.deepEqual(changes, [false]);
    assert.equal(tokens.take('interactive', 1), 0);
  });

  it('leases bulk tokens one by one', async () => {
    const { tokens, requests } = open({ lease: generous });
    tokens.take('bulk', 9);
    await arrival();
    assert.equal(tokens.take('bulk', 9), 0);
    assert.deepEqual(
      requests.map(({ lane, count }) => [lane, count]),
      [
        ['bulk', 1],
        ['bulk', 1],
      ],
    );
  });
});
