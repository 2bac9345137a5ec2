import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { KEY } from '../../audit/trail-lines.ts';
import { send, tryUpdate, update } from '../../support/clients/graphql.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const UPDATES = {
  vms: { vmsBilling: { user: { login: { login: 'test@mail.com' } }, status: 'BLOCKED' } },
  activeplatform: { activePlatform: { id: 'activeplatform/user/2002986', firstName: 'A' } },
  onapp: { onApp: { id: 'onapp/user/12', firstName: 'A' } },
};

const sent = (demo: Demo) =>
  demo.simulated.flatMap(({ simulators }) => simulators.flatMap(({ journal }) => journal));

describe('Read-only mode', () => {
  it('M18: sends no update if writes is false, and reads', async () => {
    await using demo = await startDemo({ settings: { writes: false } });
    const adminUpdate = { vmsAdmin: { id: 'vms/user/5', permissions: { names: [] } } };
    for (const [key, input] of [...Object.entries(UPDATES), ['vms', adminUpdate] as const]) {
      const { origin, message, ...response } = await update(demo.url, input);
      assert.deepEqual(response, {
        __typename: 'ProviderProblem',
        code: 'READ_ONLY',
        write: 'NOT_APPLIED',
        retry: { advice: 'ASK_OPERATOR', afterSeconds: null },
      });
      assert.equal(message, `Updates are disabled for ${key}, so nothing was sent.`);
      assert.deepEqual([origin?.provider.id, origin?.httpStatus], [key, null]);
    }
    assert.deepEqual(sent(demo), []);
    const { data, errors } = await send(demo.url, '{ user(id: "onapp/user/12") { id login } }');
    assert.deepEqual(errors, []);
    assert.ok(data?.['user']);
  });

  it('M18: of one provider does not affect the others', async () => {
    await using demo = await startDemo({ providers: { onapp: { writes: false } } });
    assert.equal((await update(demo.url, UPDATES.onapp)).code, 'READ_ONLY');
    assert.equal((await update(demo.url, UPDATES.vms)).__typename, 'UserUpdated');
    assert.equal((await update(demo.url, UPDATES.activeplatform)).__typename, 'UserUpdated');
  });

  it('M18: records no change in the audit trail', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'trail.jsonl');
    await using demo = await startDemo({ settings: { writes: false, audit: { file, key: KEY } } });
    await update(demo.url, UPDATES.onapp);
    assert.equal(existsSync(file) ? readFileSync(file, 'utf8') : '', '');
  });

  it('still reports an id of an unknown provider', async () => {
    await using demo = await startDemo({ settings: { writes: false } });
    const { errors } = await tryUpdate(demo.url, {
      onApp: { id: 'nobody/user/1', email: 'a@b.c' },
    });
    assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  });
});
