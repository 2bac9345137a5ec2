import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { RefCountedPool } from '../../src/lib/ref-counted-pool.ts';

function createPool() {
  const pool = new RefCountedPool<{ readonly close: () => Promise<void> }>();
  const events: string[] = [];
  const acquire = (name: string) =>
    pool.acquire(name, async () => {
      events.push(`open ${name}`);
      await turn();
      return {
        close: async () => {
          await turn();
          events.push(`close ${name}`);
        },
      };
    });
  return { pool, events, acquire };
}

describe('RefCountedPool', () => {
  it('opens a resource once, and closes it with its last reference', async () => {
    const { events, acquire } = createPool();
    const [one, other] = await Promise.all([acquire('a'), acquire('a')]);
    assert.equal(one.value, other.value);
    await one.release();
    assert.deepEqual(events, ['open a']);
    await other.release();
    assert.deepEqual(events, ['open a', 'close a']);
  });

  it('opens a resource again only when it is closed', async () => {
    const { events, acquire } = createPool();
    const { release } = await acquire('a');
    await Promise.all([release(), acquire('a')]);
    assert.deepEqual(events, ['open a', 'close a', 'open a']);
  });

  it('opens a resource after a failure', async () => {
    const { pool, acquire, events } = createPool();
    await assert.rejects(
      pool.acquire('a', () => Promise.reject(new Error('locked'))),
      /locked/,
    );
    await acquire('a');
    assert.deepEqual(events, ['open a']);
  });
});
