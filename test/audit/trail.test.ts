import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openTrail } from '../../src/audit/trail.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { captureLog } from '../support/gateway/captured-log.ts';
import { silentLog } from '../support/gateway/gateway.ts';
import { until } from '../support/upstreams/blocking-upstream.ts';
import { holdDisk, refuseWrites } from './faulty-disk.ts';
import { AN_OUTCOME, aChange, KEY, linesOf, writeTrail } from './trail-lines.ts';

describe('openTrail', () => {
  it('continues at the end of the file', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 2);
    const trail = await openTrail(file, KEY, silentLog);
    assert.equal(trail.head.seq, 4);
    assert.equal(await trail.recordIntent(aChange('later')), 5);
    await trail.close();
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('keeps its order if the clock is set back', async (context) => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    const times = [
      '2026-05-01T12:00:00.000Z',
      '2026-05-01T11:00:00.000Z',
      '1999-12-31T23:59:59.999Z',
    ];
    context.mock.timers.enable({ apis: ['Date'] });
    for (const time of times) {
      context.mock.timers.setTime(Date.parse(time));
      await trail.recordIntent(aChange(time));
    }
    await trail.close();
    const lines = linesOf(file).map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ seq, at, requestId }) => [seq, at, requestId]),
      times.map((time, index) => [index + 1, time, time]),
    );
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('contains a fingerprint of the idempotency key, not the key', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    const keys = ['canary-1', 'canary-2', 'canary-1', null];
    for (const idempotencyKey of keys) {
      const change = { ...aChange('a'), idempotencyKey };
      await trail.recordOutcome(await trail.recordIntent(change), change, AN_OUTCOME);
    }
    await trail.close();
    assert.doesNotMatch(readFileSync(file, 'utf8'), /canary/);
    const fingerprints = linesOf(file).map((line) => JSON.parse(line).idempotencyKey);
    const [first, , second] = fingerprints;
    // docs/audit.md describes this computation.
    const hmac = createHmac('sha256', KEY).update('idempotencyKey\ncanary-1').digest('hex');
    assert.equal(first, hmac.slice(0, 16));
    assert.notEqual(first, second);
    assert.deepEqual(fingerprints, [first, first, second, second, first, first, null, null]);
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('withdraws timed-out intents and closes while the disk hangs', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const errors: string[] = [];
    const log = { ...silentLog, error: (_fields: object, message: string) => errors.push(message) };
    const trail = await openTrail(file, KEY, log);
    using disk = await holdDisk();
    const time = new AbortController();
    const timeout = { deadline: time.signal, outcome: AN_OUTCOME };
    const intents = ['a', 'b', 'c'].map((name) => trail.recordIntent(aChange(name), timeout));
    await until(() => disk.callCount() > 0);
    time.abort();
    const settled = await Promise.allSettled(intents);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.equal(trail.faults.refused, 3);
    await trail.close();
    assert.equal(errors.at(-1), 'Audit trail flush timed out');

    disk.release();
    await until(() => trail.head.seq === 2);
    const kinds = linesOf(file).map((line) => JSON.parse(line));
    assert.deepEqual(
      kinds.map(({ kind, requestId }) => [kind, requestId]),
      [
        ['intent', 'a'],
        ['outcome', 'a'],
      ],
    );
    // The lock is released when the disk is back.
    await until(() => readdirSync(folder.path).length === 1);
    await assert.rejects(trail.recordIntent(aChange('d')), { message: /it is being closed/ });
  });

  it('writes the lines of one summary or disclosure together', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    const disclosures = ['a', 'b', 'c'].map((requestId) => ({
      ...{ requestId, callerId: 'open', provider: 'vms' },
      ...{ object: 'vms/camera/1', fields: ['credentials.password'] },
    }));
    {
      using disk = await holdDisk();
      const written = trail.recordDisclosures(disclosures, AbortSignal.timeout(30_000));
      await until(() => disk.callCount() > 0);
      assert.equal(linesOf(file).length, 3);
      disk.release();
      await written;
    }
    for (const caller of ['ann', 'bob', 'eve']) trail.countRefused(caller, 'RATE_LIMITED');
    using disk = await holdDisk();
    const closed = trail.close();
    await until(() => disk.callCount() > 0);
    assert.equal(linesOf(file).length, 6);
    disk.release();
    await closed;
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('reads a last line that exceeds its first read', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    await trail.recordIntent(aChange('ü\u2028'.repeat(60_000)));
    await trail.close();
    const again = await openTrail(file, KEY, silentLog);
    assert.deepEqual(again.head, trail.head);
    await again.close();
    assert.equal((await verifyTrail(file, KEY, again.head)).fault, undefined);
  });

  it('quarantines a partial line after a crash and records it', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 1);
    appendFileSync(file, '{"seq":3,"at":"20');
    const torn = await verifyTrail(file, KEY, undefined);
    assert.match(torn.fault ?? '', /^The file ends in 17 bytes that are not a line:/);
    const live = await verifyTrail(file, KEY, undefined, { isLive: true });
    assert.deepEqual([live.fault, live.notes.length], [undefined, 1]);

    const trail = await openTrail(file, KEY, silentLog);
    await trail.close();
    const { damaged = '', ...line } = JSON.parse(linesOf(file)[2] ?? '');
    assert.deepEqual([line.kind, line.bytes, line.seq], ['recovered', 17, 3]);
    assert.equal(readFileSync(join(folder.path, damaged), 'utf8'), '{"seq":3,"at":"20');
    assert.deepEqual(await verifyTrail(file, KEY, trail.head), {
      lines: 3,
      head: trail.head,
      trail: line.trail,
      fault: undefined,
      previous: [],
      notes: [],
    });
  });

  it('accepts a file that contains only a partial line', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('audit.jsonl', '{"se');
    await (await openTrail(file, KEY, silentLog)).close();
    assert.deepEqual([linesOf(file).length, readdirSync(folder.path).length], [1, 2]);
    assert.equal((await verifyTrail(file, KEY, undefined)).fault, undefined);
  });

  it('refuses a foreign last line and leaves the file unchanged', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 1);
    const refusal = { name: 'TrailError', message: /its last line was changed, or written with/ };
    await assert.rejects(openTrail(file, 'another key'.repeat(4), silentLog), refusal);
    const other = folder.write('other.txt', 'no trail at all\nhalf');
    await assert.rejects(openTrail(other, KEY, silentLog), refusal);
    assert.equal(readFileSync(other, 'utf8'), 'no trail at all\nhalf');
  });

  it('refuses a folder and a file in a missing folder', async () => {
    using folder = createTemporaryFolder();
    mkdirSync(join(folder.path, 'a'));
    for (const name of ['a', 'none/audit.jsonl']) {
      await assert.rejects(openTrail(join(folder.path, name), KEY, silentLog), {
        message: /^The trail \S+ cannot be used: .*\((EISDIR|ENOENT)\): [^:]+\.$/,
      });
    }
  });

  it('creates a file that only its owner can read', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 0);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('logs the head when it opens and when it closes', async () => {
    using folder = createTemporaryFolder();
    const logged: unknown[] = [];
    const log = { ...silentLog, info: (fields: object) => logged.push(fields) };
    const trail = await openTrail(join(folder.path, 'a'), KEY, log);
    await trail.recordIntent(aChange('a'));
    await trail.close();
    const { trail: id } = JSON.parse(linesOf(join(folder.path, 'a'))[0] ?? '');
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.deepEqual(logged, [
      { seq: 0, hmac: '0'.repeat(64), trail: id },
      { ...trail.head, trail: id },
    ]);
  });

  it('logs a full disk once a minute, until there is room again', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const log = captureLog();
    const trail = await openTrail(file, KEY, log);
    const disk = await refuseWrites('ENOSPC');
    for (const id of ['a', 'b', 'c']) await assert.rejects(trail.recordIntent(aChange(id)));
    disk.release();
    await trail.recordIntent(aChange('d'));
    await trail.recordIntent(aChange('e'));
    await trail.close();
    const records = log.records.filter(({ message }) => message !== 'Audit trail head');
    assert.deepEqual(records, [
      {
        ...{ level: 'error', message: 'Audit trail could not be written' },
        ...{ requestId: 'a', file, reason: 'ENOSPC', refused: 'update', requests: 1 },
      },
      { level: 'info', message: 'Audit trail written again' },
    ]);
  });

  it('logs an outcome that cannot be written, then recovers', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const errors: Readonly<Record<string, unknown>>[] = [];
    const log = {
      ...silentLog,
      error: (fields: Readonly<Record<string, unknown>>) => errors.push(fields),
    };
    const trail = await openTrail(file, KEY, log);
    const seq = await trail.recordIntent(aChange('a'));
    renameSync(file, `${file}.moved`);
    await trail.recordOutcome(seq, aChange('a'), AN_OUTCOME);
    assert.deepEqual(errors, [{ seq: 1, requestId: 'a', reason: 'ENOENT' }]);
    await assert.rejects(trail.recordIntent(aChange('b')));

    renameSync(`${file}.moved`, file);
    assert.equal(await trail.recordIntent(aChange('c')), 2);
    appendFileSync(file, 'by another process\n');
    await assert.rejects(trail.recordIntent(aChange('d')), {
      message: /another process writes to it/,
    });
    await trail.close();
  });
});
