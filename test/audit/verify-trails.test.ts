import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { mergeByTime } from '../../src/audit/time-line.ts';
import { TrailPool } from '../../src/audit/trail-pool.ts';
import { verifyTrails } from '../../src/audit/verify-trails.ts';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';
import { silentLog } from '../support/gateway/gateway.ts';
import { AN_OUTCOME, aChange, KEY, linesOf } from './trail-lines.ts';

/**
 * Rotates a trail as a reload does: `old` is closed when `new` is open. The last change of `old` is recorded in between.
 *
 * @returns the paths of both files.
 */
async function rotate({ path }: TemporaryFolder, hasLateChange = true) {
  const pool = new TrailPool(silentLog, 'web-1');
  const files = [join(path, 'old.jsonl'), join(path, 'new.jsonl')] as const;
  const old = await pool.acquire(files[0], KEY);
  const first = aChange('r1');
  await old.trail.recordOutcome(await old.trail.recordIntent(first), first, AN_OUTCOME);
  const next = await pool.acquire(files[1], KEY);
  if (hasLateChange) await old.trail.recordIntent(aChange('r2'));
  await old.release();
  await next.trail.recordIntent(aChange('r3'));
  await next.release();
  return files;
}

const parse = (file: string) => linesOf(file).map((line) => JSON.parse(line));
const cut = (file: string, count: number) => {
  const kept = linesOf(file).slice(0, count);
  writeFileSync(file, kept.map((line) => `${line}\n`).join(''));
};

const verdictsOf = async (files: readonly string[]) =>
  (await verifyTrails(files, KEY, {})).map(({ fault, notes }) => ({ fault, notes }));

describe('A rotated trail', () => {
  it('begins with the head of the old one and names its last line', async () => {
    using folder = createTemporaryFolder();
    const [old, next] = await rotate(folder);
    const heads = parse(old).map(({ seq, hmac, trail }) => ({
      file: 'old.jsonl',
      trail,
      seq,
      hmac,
    }));
    const lines = parse(next);
    assert.deepEqual(
      lines.map(({ kind, previous }) => [kind, previous]),
      [
        ['continued', heads[1]],
        ['continued', heads[2]],
        ['intent', undefined],
      ],
    );
    assert.deepEqual(
      new Set([...parse(old), ...lines].map(({ instance }) => instance)),
      new Set(['web-1']),
    );
    for (const { fault } of await verdictsOf([next, old])) assert.equal(fault, undefined);
  });

  it('names an unchanged head once', async () => {
    using folder = createTemporaryFolder();
    const [, next] = await rotate(folder, false);
    assert.deepEqual(
      parse(next).map(({ kind }) => kind),
      ['continued', 'intent'],
    );
  });

  it('shows that lines of the old one were cut off', async () => {
    for (const count of [2, 1, 0]) {
      using folder = createTemporaryFolder();
      const [old, next] = await rotate(folder);
      cut(old, count);
      const [first, second] = await verdictsOf([old, next]);
      assert.equal(
        first?.fault,
        `The end is missing: line 3 was the head, and the last one is ${count}.`,
      );
      assert.equal(second?.fault, undefined);
    }
  });

  it('notes lines after the last named head', async () => {
    using folder = createTemporaryFolder();
    const [old, next] = await rotate(folder);
    cut(next, 1);
    const [first] = await verdictsOf([old, next]);
    assert.equal(first?.fault, undefined);
    assert.match(first?.notes.join() ?? '', /lines after 2 were written after the last head/);
  });

  it('notes that the trail before it is missing', async () => {
    using folder = createTemporaryFolder();
    const [, next] = await rotate(folder);
    const [only] = await verdictsOf([next]);
    assert.equal(only?.fault, undefined);
    assert.match(
      only?.notes.join() ?? '',
      /It continues the trail [0-9a-f]{16} \(old\.jsonl\), which is not/,
    );
  });

  it('continues after a reload that failed once', async () => {
    using folder = createTemporaryFolder();
    const pool = new TrailPool(silentLog, 'web-1');
    const files = ['a', 'b', 'c'].map((name) => join(folder.path, name));
    const [a = '', b = '', c = ''] = files;
    const old = await pool.acquire(a, KEY);
    await old.trail.recordIntent(aChange('r1'));
    await (await pool.acquire(b, KEY)).release();
    await old.trail.recordIntent(aChange('r2'));
    const next = await pool.acquire(c, KEY);
    await old.release();
    await next.release();
    assert.deepEqual(
      parse(c).map(({ previous }) => previous.seq),
      [2],
    );
    for (const { fault } of await verdictsOf(files)) assert.equal(fault, undefined);
  });
});

describe('The time line', () => {
  it('merges all valid lines by time and keeps the order of each file', async (context) => {
    using folder = createTemporaryFolder();
    context.mock.timers.enable({ apis: ['Date'] });
    const pool = new TrailPool(silentLog, 'web-1');
    const files = ['a', 'b'].map((name) => join(folder.path, name));
    const trails = await Promise.all(files.map((file) => pool.acquire(file, KEY)));
    // The clock is set back before the fourth line.
    for (const [at, [index, second]] of (
      [
        [0, 10],
        [1, 20],
        [0, 30],
        [0, 5],
        [1, 25],
      ] as const
    ).entries()) {
      context.mock.timers.setTime(second * 1000);
      await trails[index]?.trail.recordIntent(aChange(`r${at}`));
    }
    for (const { release } of trails) await release();
    const verified = await verifyTrails(files, KEY, {});
    const texts: string[] = [];
    for await (const text of mergeByTime(verified)) texts.push(text);
    assert.deepEqual(texts.map((text) => /requestId="(r\d)"/.exec(text)?.[1]).filter(Boolean), [
      'r0',
      'r1',
      'r4',
      'r2',
      'r3',
    ]);
    assert.match(
      texts[0] ?? '',
      /^1970-01-01T00:00:10\.000Z web-1 \S+\/a:1 intent requestId="r0" callerId="open" provider="vms" .*fields=\["status"\]/,
    );
    assert.doesNotMatch(texts.join(), / (hmac|prev)=/);
  });

  it('ends at the first line of a file that is not valid', async () => {
    using folder = createTemporaryFolder();
    const [old, next] = await rotate(folder);
    writeFileSync(old, `${linesOf(old)[0]}\nforged\n`);
    const texts: string[] = [];
    for await (const text of mergeByTime(await verifyTrails([old, next], KEY, {})))
      texts.push(text);
    assert.equal(texts.filter((text) => text.includes('old.jsonl:')).length, 1);
    assert.doesNotMatch(texts.join(), /forged/);
  });
});
