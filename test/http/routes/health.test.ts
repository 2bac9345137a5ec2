import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { KEY } from '../../audit/trail-lines.ts';
import { update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { startDemo } from '../../support/gateway/demo.ts';

const WRITE = { onApp: { id: 'onapp/user/12', firstName: 'A' } };

/** Starts a demo whose trail cannot be written. */
async function startWithoutTrail(folder: string) {
  const file = join(folder, 'trail.jsonl');
  const demo = await startDemo({ settings: { audit: { file, key: KEY } } });
  renameSync(file, `${file}.moved`);
  return {
    /** Returns the status and the body. */
    ready: async (query = '') => {
      const response = await fetch(`${demo.url}/health/ready${query}`);
      return [response.status, await response.json()];
    },
    write: () => update(demo.url, WRITE),
    mend: () => renameSync(`${file}.moved`, file),
    [Symbol.asyncDispose]: () => demo[Symbol.asyncDispose](),
  };
}

const REASONS = { audit: 'The trail could not be written, so nothing was changed or disclosed.' };

describe('/health/ready', () => {
  it('lists the reasons while the gateway can serve the rest', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startWithoutTrail(folder.path);
    assert.deepEqual(await demo.ready(), [200, { status: 'ready' }]);
    assert.equal((await demo.write()).code, 'AUDIT_UNAVAILABLE');
    assert.deepEqual(await demo.ready(), [200, { status: 'ready', reasons: REASONS }]);
  });

  it('responds with 503 for any reason with ?strict', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startWithoutTrail(folder.path);
    assert.deepEqual(await demo.ready('?strict'), [200, { status: 'ready' }]);
    await demo.write();
    assert.deepEqual(await demo.ready('?strict'), [503, { status: 'unready', reasons: REASONS }]);
  });

  it('drops the reason once a change is recorded', async () => {
    using folder = createTemporaryFolder();
    await using demo = await startWithoutTrail(folder.path);
    await demo.write();
    demo.mend();
    assert.equal((await demo.write()).__typename, 'UserUpdated');
    assert.deepEqual(await demo.ready('?strict'), [200, { status: 'ready' }]);
  });
});
