import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutHeaders } from '../src/page-storage.ts';

function createStorage() {
  const values = new Map<string, string>();
  const inner = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
    removeItem: (name: string) => void values.delete(name),
    clear: () => values.clear(),
    get length() {
      return values.size;
    },
  };
  return { values, storage: withoutHeaders(inner) };
}

describe('Storage of the page', () => {
  it('keeps no headers of any operation', () => {
    const { values, storage } = createStorage();
    const operation = { query: '{ a }', variables: '{"headers":1}', headers: '{"x":"canary"}' };
    for (const name of ['graphiql:tabState', 'graphiql:queries', 'graphiql:favorites', 'other']) {
      storage.setItem(name, JSON.stringify({ queries: [operation], headers: 'canary' }));
      const kept = { queries: [{ ...operation, headers: null }], headers: null };
      assert.deepEqual(JSON.parse(values.get(name) ?? ''), kept);
    }
  });

  it('keeps variables and texts as they are', () => {
    const { storage } = createStorage();
    for (const [name, value] of [
      ['graphiql:variables', '{ "headers": { "a": 1 } }'],
      ['graphiql:query', '{ headers }'],
      ['graphiql:theme', 'dark'],
    ] as const) {
      storage.setItem(name, value);
      assert.equal(storage.getItem(name), value);
    }
    assert.equal(storage.length, 3);
    storage.removeItem('graphiql:theme');
    assert.equal(storage.length, 2);
  });
});
