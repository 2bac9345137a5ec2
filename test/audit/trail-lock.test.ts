import assert from 'node:assert/strict';
import { readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { startGateway } from '../../src/app/process.ts';
import { identifyProcess } from '../../src/audit/process-identity.ts';
import { openTrail } from '../../src/audit/trail.ts';
import { settingsSchema } from '../../src/providers/registry.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog, startGatewayOver } from '../support/gateway/gateway.ts';
import { startHttpServer } from '../support/upstreams/http-server.ts';
import { aChange, KEY, writeTrail } from './trail-lines.ts';
import { startTrailProcess } from './trail-process.ts';

const locksIn = ({ path }: TemporaryFolder) =>
  readdirSync(path).filter((name) => name.includes('.lock.'));

const heldBy = (pid: number) => new RegExp(`another gateway writes to it, process ${pid}\\.$`);

describe('The lock of a trail', () => {
  it('refuses a second process under any file name', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    await using first = await startTrailProcess(file);
    await using second = await startTrailProcess(file);
    assert.equal(await first.open(), 'held');
    assert.match(await second.open(), heldBy(first.pid));
    const other = join(folder.path, 'another-name');
    symlinkSync(file, other);
    await assert.rejects(openTrail(other, KEY, silentLog), { message: heldBy(first.pid) });
    assert.equal(locksIn(folder).length, 1);
  });

  it('goes to exactly one of many concurrent processes', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    await using started = new AsyncDisposableStack();
    const all = await Promise.all(
      Array.from({ length: 5 }, async () => started.use(await startTrailProcess(file))),
    );
    const results = await Promise.all(all.map(({ open }) => open()));
    assert.equal(results.filter((result) => result === 'held').length, 1, results.join('\n'));
    assert.equal(locksIn(folder).length, 1);
  });

  for (const isZombie of [false, true]) {
    it(`is taken over from a killed process${isZombie ? ' that is a zombie' : ''}`, async () => {
      using folder = createTemporaryFolder();
      const file = join(folder.path, 'audit.jsonl');
      await using first = await startTrailProcess(file, isZombie);
      assert.equal(await first.open(), 'held');
      await first.kill();
      assert.equal(locksIn(folder).length, 1);
      const trail = await openTrail(file, KEY, silentLog);
      assert.equal(locksIn(folder).length, 1);
      await trail.close();
      assert.deepEqual(locksIn(folder), []);
    });
  }

  it('is taken over if the process number was reused', async () => {
    using folder = createTemporaryFolder();
    const { space, startedAt } = await identifyProcess();
    folder.write(`audit.jsonl.lock.${space}.${process.ppid}.${startedAt + 1}.0abc`, '');
    folder.write(`audit.jsonl.lock.${'0'.repeat(16)}.${process.pid}.${startedAt}.0abc`, '');
    await writeTrail(folder.path, 1);
    assert.deepEqual(locksIn(folder), []);
  });

  it('is respected if the start time of its process is unknown', async () => {
    using folder = createTemporaryFolder();
    const { space } = await identifyProcess();
    folder.write(`audit.jsonl.lock.${space}.${process.ppid}.0.0abc`, '');
    await assert.rejects(writeTrail(folder.path, 1), { message: heldBy(process.ppid) });
    assert.equal(locksIn(folder).length, 1);
  });

  it('stops its previous holder before the next write', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    await trail.recordIntent(aChange('a'));
    // A process of another container, which cannot see this one, would do the same.
    for (const name of locksIn(folder)) rmSync(join(folder.path, name));
    await assert.rejects(trail.recordIntent(aChange('b')), {
      message: /another gateway took it over/,
    });
    assert.equal(trail.head.seq, 1);
    await trail.close();
  });

  it('is released if the trail or the gateway fails to start', async () => {
    using folder = createTemporaryFolder();
    const bad = folder.write('bad.jsonl', 'no trail\n');
    await assert.rejects(openTrail(bad, KEY, silentLog), { message: /its last line was changed/ });
    assert.deepEqual(locksIn(folder), []);

    await using taken = await startHttpServer(() => {});
    const audit = { file: join(folder.path, 'audit.jsonl'), key: KEY };
    const providers = { vms: { kind: 'vms', billing: { url: taken.url } } };
    const server = { port: Number(new URL(taken.url).port) };
    await assert.rejects(startGatewayOver(providers, { audit, server }), { code: 'EADDRINUSE' });
    assert.deepEqual(locksIn(folder), []);

    const settings = settingsSchema().parse({ server: { port: 0 }, audit, providers });
    const unknown = { vms: { ...settings.providers['vms'], kind: 'none' } };
    // A kind that the schema would reject stands for any bug during the start.
    const broken = Object.assign(settings, { providers: unknown });
    await assert.rejects(startGateway(broken, silentLog), /is not registered/);
    assert.deepEqual(locksIn(folder), []);
  });
});
