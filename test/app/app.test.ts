import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createApp } from '../../src/app/app.ts';
import { createSharedResources } from '../../src/app/shared-resources.ts';
import { openTrail } from '../../src/audit/trail.ts';
import { OperationCounter } from '../../src/http/hooks/operation-limiter.ts';
import { createMetrics } from '../../src/observability/metrics/metrics.ts';
import { createMemoryStore } from '../../src/store/memory-store.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { settingsOver, silentLog } from '../support/gateway/gateway.ts';

const KEY = 'k'.repeat(32);

describe('A configuration that fails while it is opened', () => {
  it('leaves nothing open', async (test) => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const open = new Set<string>();
    const store = createMemoryStore();
    const handle = {
      ...{ hashKey: KEY, previousKeys: [], fault: undefined },
      store: {
        ...store,
        subscribe: (channel: string) => {
          open.add(channel);
          return () => open.delete(channel);
        },
      },
      release: async () => {
        open.delete('store');
      },
    };
    const load = new OperationCounter();
    const metrics = createMetrics({ load, upstreams: () => [], trail: () => undefined });
    const shared = createSharedResources({ instance: 'test', log: silentLog, load, metrics });
    test.mock.method(shared.stores, 'acquire', async () => {
      open.add('store');
      return handle;
    });
    // What is opened last.
    Object.defineProperty(shared, 'callers', {
      get: () => {
        assert.ok(open.size > 1, 'nothing was open');
        throw new Error('too late');
      },
    });
    const settings = settingsOver(
      { ap: { kind: 'activePlatform', url: 'http://127.0.0.1:9', apiToken: 'x', cacheSeconds: 9 } },
      {
        access: { mode: 'apiKeys', apiKeys: [{ name: 'a', sha256: 'a'.repeat(64), scopes: [] }] },
        audit: { file, key: KEY },
        store: { url: 'redis://127.0.0.1:9', key: KEY },
      },
    );
    await assert.rejects(createApp(settings, shared), /too late/);
    assert.deepEqual([...open], []);
    await (await openTrail(file, KEY, silentLog)).close();
  });
});
