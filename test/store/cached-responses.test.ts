import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CachedResponses } from '../../src/store/cached-responses.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { ReadGenerations } from '../../src/store/read-generations.ts';
import { createSealer } from '../../src/store/sealed.ts';
import type { Store } from '../../src/store/store.ts';

const KEY = 'a key of the store with 32 characters';

interface Parts {
  readonly key?: string;
  readonly upstream?: string;
  readonly credential?: readonly string[];
  readonly ttlSeconds?: number;
}

/** A store that also shows what was written. */
function createRecordingStore() {
  const written: (readonly string[])[] = [];
  const memory = createMemoryStore();
  const store: Store = {
    ...memory,
    run: (script, keys, args) => {
      written.push([...keys, ...args]);
      return memory.run(script, keys, args);
    },
  };
  return { store, written };
}

function responsesIn(store: Store, parts: Parts = {}): CachedResponses {
  const { key = KEY, upstream = 'panel', credential = ['token'], ttlSeconds = 5 } = parts;
  return new CachedResponses({
    generations: new ReadGenerations(store),
    sealer: createSealer(key),
    hashKey: key,
    upstream,
    credential,
    ttlSeconds,
  });
}

async function find(responses: CachedResponses, key = 'user 1') {
  const found = await responses.find(key);
  assert.ok(found !== null);
  return found;
}

describe('Cached responses', () => {
  it('are found by every replica', async () => {
    const { store } = createRecordingStore();
    const entry = await find(responsesIn(store));
    assert.equal(entry.response, undefined);
    await entry.store({ name: 'Ann' });
    assert.deepEqual((await find(responsesIn(store))).response, { name: 'Ann' });
  });

  it('are not found for another key, upstream, credential, time or key of the store', async () => {
    const { store } = createRecordingStore();
    await (await find(responsesIn(store))).store({ name: 'Ann' });
    assert.equal((await find(responsesIn(store), 'user 2')).response, undefined);
    const others: readonly Parts[] = [
      { upstream: 'other' },
      { credential: ['other'] },
      { ttlSeconds: 4 },
      { key: `${KEY}!` },
    ];
    for (const parts of others) {
      assert.equal((await find(responsesIn(store, parts))).response, undefined);
    }
  });

  it('E14: show nothing of themselves in the store', async () => {
    const { store, written } = createRecordingStore();
    const responses = responsesIn(store, { credential: ['canary-token'] });
    await (await find(responses, 'canary-search')).store({ name: 'canary-name' });
    await find(responses, 'canary-search');
    const text = JSON.stringify(written);
    assert.ok(text.length > 200);
    assert.doesNotMatch(text, /canary|Y2FuYXJ5/);
  });

  it('are ignored if they were moved to another key', async () => {
    const { store, written } = createRecordingStore();
    const responses = responsesIn(store);
    await (await find(responses, 'user 1')).store({ id: 1 });
    await (await find(responses, 'user 2')).store({ id: 2 });
    const names = written.flatMap(([, , name]) => name ?? []);
    const [one = '', two = ''] = [...new Set(names)];
    await store.set(two, (await store.get(one)) ?? '', 60_000);
    assert.deepEqual((await find(responses, 'user 1')).response, { id: 1 });
    assert.equal((await find(responses, 'user 2')).response, undefined);
  });

  it('are ignored if they were moved to another generation', async () => {
    const { store, written } = createRecordingStore();
    const responses = responsesIn(store);
    const generations = new ReadGenerations(store);
    await (await find(responses)).store({ id: 1 });
    const name = written[0]?.[2] ?? '';
    const text = (await store.get(name)) ?? '';
    const before = (await store.get('reads:{panel}:generation')) ?? '';
    await generations.beginWrite(['panel'], 'w');
    await generations.endWrite(['panel'], 'w');
    const after = (await store.get('reads:{panel}:generation')) ?? '';
    assert.ok(text.startsWith(before));
    await store.set(name, `${after}${text.slice(before.length)}`, 60_000);
    assert.equal((await find(responses)).response, undefined);
  });

  it('are not stored if they are longer than 64 kB', async () => {
    const { store } = createRecordingStore();
    const responses = responsesIn(store);
    await (await find(responses, 'long')).store({ text: 'x'.repeat(64 * 1024) });
    await (await find(responses, 'short')).store({ text: 'x'.repeat(64 * 1024 - 20) });
    assert.equal((await find(responses, 'long')).response, undefined);
    assert.notEqual((await find(responses, 'short')).response, undefined);
  });
});
