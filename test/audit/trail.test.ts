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
import { silentLog } from '../support/gateway.ts';
import { until } from '../support/held-upstream.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { holdDisk } from './played-disk.ts';
import { AN_ENDING, aChange, KEY, linesOf, writeTrail } from './trail-lines.ts';

describe('openTrail', () => {
  it('goes on where the file ends', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 2);
    const trail = await openTrail(file, KEY, silentLog);
    assert.equal(trail.head.seq, 4);
    assert.equal(await trail.intend(aChange('later')), 5);
    await trail.close();
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('keeps its order where the clock is set back, and says what the clock said', async (context) => {
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
      await trail.intend(aChange(time));
    }
    await trail.close();
    const lines = linesOf(file).map((line) => JSON.parse(line));
    assert.deepEqual(
      lines.map(({ seq, at, requestId }) => [seq, at, requestId]),
      times.map((time, index) => [index + 1, time, time]),
    );
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('holds of an idempotency key what tells whether two are equal, and not the key', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    const keys = ['canary-1', 'canary-2', 'canary-1', null];
    for (const idempotencyKey of keys) {
      const change = { ...aChange('a'), idempotencyKey };
      await trail.conclude(await trail.intend(change), change, AN_ENDING);
    }
    await trail.close();
    assert.doesNotMatch(readFileSync(file, 'utf8'), /canary/);
    const marks = linesOf(file).map((line) => JSON.parse(line).idempotencyKey);
    const [first, , second] = marks;
    // As docs/audit.md says how to find one.
    const hmac = createHmac('sha256', KEY).update('idempotencyKey\ncanary-1').digest('hex');
    assert.equal(first, hmac.slice(0, 16));
    assert.notEqual(first, second);
    assert.deepEqual(marks, [first, first, second, second, first, first, null, null]);
    assert.equal((await verifyTrail(file, KEY, trail.head)).fault, undefined);
  });

  it('takes back an intent that nobody waits for while the disk hangs, and closes all the same', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const errors: string[] = [];
    const log = { ...silentLog, error: (_fields: object, message: string) => errors.push(message) };
    const trail = await openTrail(file, KEY, log);
    using disk = await holdDisk();
    const time = new AbortController();
    const patience = { deadline: time.signal, ending: AN_ENDING };
    const asked = ['a', 'b', 'c'].map((name) => trail.intend(aChange(name), patience));
    await until(() => disk.asked() > 0);
    time.abort();
    const settled = await Promise.allSettled(asked);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ['rejected', 'rejected', 'rejected'],
    );
    assert.equal(trail.refused, 3);
    await trail.close();
    assert.equal(errors.at(-1), 'The trail is not written to its end.');

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
    // It lets go of the file in the end.
    await until(() => readdirSync(folder.path).length === 1);
    await assert.rejects(trail.intend(aChange('d')), { message: /it is being closed/ });
  });

  it('reads a last line that is longer than what it looks at first', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const trail = await openTrail(file, KEY, silentLog);
    await trail.intend(aChange('ü\u2028'.repeat(60_000)));
    await trail.close();
    const again = await openTrail(file, KEY, silentLog);
    assert.deepEqual(again.head, trail.head);
    await again.close();
    assert.equal((await verifyTrail(file, KEY, again.head)).fault, undefined);
  });

  it('keeps what a crash left of a line beside the trail, and says so in a line', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 1);
    appendFileSync(file, '{"seq":3,"at":"20');
    const torn = await verifyTrail(file, KEY, undefined);
    assert.match(torn.fault ?? '', /^The file ends in 17 bytes that are no line:/);
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
      notes: [],
    });
  });

  it('takes a file that holds nothing but half a line', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('audit.jsonl', '{"se');
    await (await openTrail(file, KEY, silentLog)).close();
    assert.deepEqual([linesOf(file).length, readdirSync(folder.path).length], [1, 2]);
    assert.equal((await verifyTrail(file, KEY, undefined)).fault, undefined);
  });

  it('refuses a last line that it did not write, and leaves the file as it is', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 1);
    const refusal = { name: 'TrailError', message: /its last line was changed, or written with/ };
    await assert.rejects(openTrail(file, 'another key'.repeat(4), silentLog), refusal);
    const other = folder.write('other.txt', 'no trail at all\nhalf');
    await assert.rejects(openTrail(other, KEY, silentLog), refusal);
    assert.equal(readFileSync(other, 'utf8'), 'no trail at all\nhalf');
  });

  it('refuses what is no file, or in no folder', async () => {
    using folder = createTemporaryFolder();
    mkdirSync(join(folder.path, 'a'));
    for (const name of ['a', 'none/audit.jsonl']) {
      await assert.rejects(openTrail(join(folder.path, name), KEY, silentLog), {
        message: /^The trail \S+ cannot be used: .*\((EISDIR|ENOENT)\)\.$/,
      });
    }
  });

  it('creates a file that its owner alone can read', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 0);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('logs the head when it opens and when it closes', async () => {
    using folder = createTemporaryFolder();
    const logged: unknown[] = [];
    const log = { ...silentLog, info: (fields: object) => logged.push(fields) };
    const trail = await openTrail(join(folder.path, 'a'), KEY, log);
    await trail.intend(aChange('a'));
    await trail.close();
    const { trail: id } = JSON.parse(linesOf(join(folder.path, 'a'))[0] ?? '');
    assert.match(id, /^[0-9a-f]{16}$/);
    assert.deepEqual(logged, [
      { seq: 0, hmac: '0'.repeat(64), trail: id },
      { ...trail.head, trail: id },
    ]);
  });

  it('logs an outcome that cannot be written, with its intent, and goes on when the file is back', async () => {
    using folder = createTemporaryFolder();
    const file = join(folder.path, 'audit.jsonl');
    const errors: Readonly<Record<string, unknown>>[] = [];
    const log = {
      ...silentLog,
      error: (fields: Readonly<Record<string, unknown>>) => errors.push(fields),
    };
    const trail = await openTrail(file, KEY, log);
    const seq = await trail.intend(aChange('a'));
    renameSync(file, `${file}.moved`);
    await trail.conclude(seq, aChange('a'), AN_ENDING);
    assert.deepEqual(errors, [{ seq: 1, requestId: 'a', reason: 'ENOENT' }]);
    await assert.rejects(trail.intend(aChange('b')));

    renameSync(`${file}.moved`, file);
    assert.equal(await trail.intend(aChange('c')), 2);
    appendFileSync(file, 'by somebody else\n');
    await assert.rejects(trail.intend(aChange('d')), { message: /somebody else writes to it/ });
    await trail.close();
  });
});
