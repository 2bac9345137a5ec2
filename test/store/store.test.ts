import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { INCREMENT_WITHIN } from '../../src/rate-limit/counter-scripts.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { createRedisStore } from '../../src/store/redis-store.ts';
import type { ScriptReply, StoreScript } from '../../src/store/script.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { TIMEOUT_MS } from '../../src/store/store-connection.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';

const LONG_MS = 60_000;

interface OpenedStore extends AsyncDisposable {
  readonly store: Store;
  /** Whether a subscription starts at once. */
  readonly hasNoGap: boolean;
}

/** Swaps the values of two keys, and returns what they were. */
const SWAP: StoreScript<ScriptReply> = {
  lua: `
    local a, b = redis.call('get', KEYS[1]), redis.call('get', KEYS[2])
    redis.call('del', KEYS[1], KEYS[2])
    if b then redis.call('set', KEYS[1], b, 'px', ARGV[1]) end
    if a then redis.call('set', KEYS[2], a, 'px', ARGV[1]) end
    return { a, b }`,
  local: (entries, [a = '', b = ''], [ttlMs]) => {
    const values = [entries.get(a), entries.get(b)] as const;
    entries.remove(a);
    entries.remove(b);
    if (values[1] !== null) entries.set(a, values[1], Number(ttlMs));
    if (values[0] !== null) entries.set(b, values[0], Number(ttlMs));
    return values;
  },
  parse: (reply) => reply,
};

/** Increments a counter without a limit; the first increment sets its expiry. */
const increment = async (store: Store, key: string, ttlMs: number) =>
  (await store.run(INCREMENT_WITHIN, [key], [ttlMs, Number.MAX_SAFE_INTEGER].map(String)))[0] ?? 0;

/** Tests the contract that every store must fulfil. */
function describeStore(
  name: string,
  open: () => Promise<OpenedStore>,
  skip: string | false = false,
): void {
  describe(`A store in ${name}`, { skip }, () => {
    it('returns stored values, and null for unknown keys', async () => {
      await using opened = await open();
      const { store } = opened;
      assert.equal(await store.get('a'), null);
      await store.set('a', 'one', LONG_MS);
      await store.set('a', 'two', LONG_MS);
      assert.equal(await store.get('a'), 'two');
      assert.equal(await store.get('b'), null);
    });

    it('counts concurrent increments and starts again after the expiry', async () => {
      await using opened = await open();
      const { store } = opened;
      const counts = await Promise.all(
        Array.from({ length: 50 }, () => increment(store, 'a', LONG_MS)),
      );
      assert.deepEqual(
        counts.toSorted((a, b) => a - b),
        Array.from({ length: 50 }, (_none, index) => index + 1),
      );
      assert.equal(await increment(store, 'b', 500), 1);
      assert.equal(await increment(store, 'b', LONG_MS), 2);
      await sleep(550);
      assert.equal(await increment(store, 'b', LONG_MS), 1);
    });

    it('runs a script on several keys at once', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.set('{t}a', 'one', LONG_MS);
      assert.deepEqual(await store.run(SWAP, ['{t}a', '{t}b'], ['90000']), ['one', null]);
      assert.deepEqual(await store.run(SWAP, ['{t}a', '{t}b'], ['90000']), [null, 'one']);
      assert.equal(await store.get('{t}a'), 'one');
    });

    it('sends messages to the subscribers of a channel only', async () => {
      await using opened = await open();
      const { store } = opened;
      const received: string[] = [];
      const ready = new Promise<void>((resolve) => {
        store.subscribe('mine', {
          onMessage: (message) => received.push(message),
          onGap: resolve,
        });
        if (opened.hasNoGap) resolve();
      });
      await ready;
      await store.publish('other', 'not for me');
      await store.publish('mine', 'first');
      await store.publish('mine', 'second');
      while (received.length < 2) await sleep(5);
      assert.deepEqual(received, ['first', 'second']);
    });

    it('expires keys', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.set('a', 'old', 50);
      await sleep(120);
      assert.equal(await store.get('a'), null);
    });
  });
}

describeStore('memory', async () => {
  const store = createMemoryStore();
  return { store, hasNoGap: true, [Symbol.asyncDispose]: () => store.close() };
});

describeStore(
  'Redis',
  async () => {
    const server = await startRedisServer();
    const store = createRedisStore(server.url, () => {});
    while (!store.isReachable()) await sleep(5);
    return {
      store,
      hasNoGap: false,
      [Symbol.asyncDispose]: async () => {
        await store.close();
        await server[Symbol.asyncDispose]();
      },
    };
  },
  NO_REDIS,
);

describe('A store in memory', () => {
  it('refuses new entries if it is full, and evicts none', async () => {
    const store = createMemoryStore();
    for (let index = 0; index < 100_000; index += 1) await store.set(`${index}`, 'kept', LONG_MS);
    await assert.rejects(store.set('one more', 'kept', LONG_MS), StoreError);
    assert.equal(store.isReachable(), false);
    await store.set('0', 'kept anew', LONG_MS);
    assert.equal(await store.get('99999'), 'kept');
  });
});

describe('A store in memory with long texts', () => {
  it('C31: holds at most 48 Mi characters', async () => {
    const store = createMemoryStore();
    const long = 'x'.repeat(1024 * 1024);
    for (let index = 0; index < 48; index += 1) await store.set(`${index}`, long, LONG_MS);
    await assert.rejects(store.set('more', 'x', LONG_MS), StoreError);
    assert.equal(store.isReachable(), false);
    await store.set('47', 'short', LONG_MS);
    assert.equal(await store.get('0'), long);
    await store.set('1', 'short', LONG_MS);
    await store.set('more', 'x', LONG_MS);
  });
});

describe('A store in Redis', () => {
  it('subscribes again when its server is back', { skip: NO_REDIS }, async () => {
    await using server = await startRedisServer();
    const store = createRedisStore(server.url, () => {});
    const told: string[] = [];
    const end = store.subscribe('a', {
      onMessage: (message) => told.push(message),
      onGap: () => told.push('gap'),
    });
    while (told.length < 1 || !store.isReachable()) await sleep(5);
    await store.publish('a', 'before');
    while (told.length < 2) await sleep(5);
    await server.kill();
    await server.restart();
    while (told.length < 3 || !store.isReachable()) await sleep(5);
    await store.publish('a', 'after');
    while (told.length < 4) await sleep(5);
    assert.deepEqual(told, ['gap', 'before', 'gap', 'after']);
    end();
    await store.publish('a', 'to nobody');
    await sleep(50);
    assert.equal(told.length, 4);
    await store.close();
  });

  it('fails at once while its server is down, and recovers', {
    skip: NO_REDIS,
  }, async () => {
    await using server = await startRedisServer();
    const changes: boolean[] = [];
    const store = createRedisStore(server.url, (isReachable) => changes.push(isReachable));
    while (!store.isReachable()) await sleep(5);
    await store.set('a', 'kept', LONG_MS);
    await server.kill();
    while (store.isReachable()) await sleep(5);
    const startedAt = performance.now();
    await assert.rejects(store.get('a'), StoreError);
    assert.ok(performance.now() - startedAt < TIMEOUT_MS, 'without waiting for a response');
    await server.restart();
    while (!store.isReachable()) await sleep(5);
    assert.equal(await store.get('a'), 'kept');
    assert.deepEqual(changes, [true, false, true]);
    await store.close();
  });

  it('does not wait for a server that never responds', { skip: NO_REDIS }, async () => {
    await using server = await startRedisServer();
    const store = createRedisStore(server.url, () => {});
    while (!store.isReachable()) await sleep(5);
    server.freeze();
    await assert.rejects(store.get('a'), { message: /did not respond in time/ });
    await store.close();
  });

  it('reports no fault of what closing ends', { skip: NO_REDIS }, async () => {
    await using redis = await startRedisServer();
    const faults: string[] = [];
    const store = createRedisStore(redis.url, {
      onChange: (isReachable, fault) => {
        if (!isReachable) faults.push(`${fault}`);
      },
      onFault: (kind, fault) => faults.push(`${kind} ${fault}`),
      observe: ({ fault }) => {
        if (fault !== undefined) faults.push(fault);
      },
      countLostConnection: (fault) => faults.push(fault),
    });
    await store.firstAttempt;
    const writes = ['a', 'b', 'c'].map((key) => store.set(key, '1', LONG_MS));
    const ended = Promise.allSettled([...writes, store.get('a')]);
    await store.close();
    await ended;
    assert.deepEqual(faults, []);
  });

  it('replaces a connection that is silently dead', {
    skip: NO_REDIS,
  }, async () => {
    await using server = await startRedisServer();
    const { port } = new URL(server.url);
    let connections = 0;
    const proxy = createServer((socket) => {
      connections += 1;
      // The first connection dies silently after the handshake.
      if (connections > 1) socket.pipe(connect(Number(port), '127.0.0.1')).pipe(socket);
      else swallowAfterHello(socket, Number(port));
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const { port: at } = proxy.address() as AddressInfo;
    const store = createRedisStore(`redis://127.0.0.1:${at}`, () => {});
    while (!store.isReachable()) await sleep(5);
    await assert.rejects(store.get('a'), StoreError);
    assert.equal(store.isReachable(), false);
    while (connections < 2 || !store.isReachable()) await sleep(20);
    assert.equal(await store.get('a'), null);
    await store.close();
    proxy.close();
  });

  it('never reveals its address, which may contain a password', async () => {
    const store = createRedisStore('redis://:CANARY@127.0.0.1:1', () => {});
    await assert.rejects(store.get('a'), (error: Error) => !error.message.includes('CANARY'));
    await store.close();
  });
});

/** Responds to the handshake of the client and then to nothing else. */
function swallowAfterHello(socket: Socket, port: number): void {
  const upstream = connect(port, '127.0.0.1');
  socket.on('data', (chunk) => {
    if (!/GET|get/.test(String(chunk)) && !/PING/.test(String(chunk))) upstream.write(chunk);
  });
  upstream.on('data', (chunk) => socket.write(chunk));
  socket.on('error', () => {}).on('close', () => upstream.destroy());
}
