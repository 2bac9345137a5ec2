import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secret } from '../../src/config/secret.ts';
import { StorePool } from '../../src/store/store-pool.ts';
import { findFreePort } from '../support/services/free-port.ts';
import { NO_REDIS, startRedisServer } from '../support/services/redis-server.ts';

const LOG = { info: () => {}, error: () => {} };

const settingsFor = (url: string) => ({
  url: new Secret(url),
  key: new Secret('k'.repeat(32)),
  previousKeys: [],
});

describe('Pool of stores', () => {
  it('returns a store that is connected', { skip: NO_REDIS }, async () => {
    await using server = await startRedisServer();
    const handle = await new StorePool(LOG).acquire(settingsFor(server.url));
    assert.equal(handle.fault, undefined);
    await handle.store.set('key', 'value', 1000);
    await handle.release();
  });

  it('returns a store whose server is down, with its fault', async () => {
    const url = `redis://127.0.0.1:${await findFreePort()}`;
    const handle = await new StorePool(LOG).acquire(settingsFor(url));
    assert.match(handle.fault ?? '', /^The store cannot be reached/);
    await handle.release();
  });
});
