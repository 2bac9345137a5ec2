import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Head } from '../../src/audit/trail-line.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { KEY, linesOf, writeTrail } from './trail-lines.ts';

/** Returns the fault of a trail of eight lines after it was tampered with. */
async function faultAfter(tamper: (lines: string[]) => unknown, hasHead = false) {
  using folder = createTemporaryFolder();
  const file = await writeTrail(folder.path, 4);
  const { head, fault } = await verifyTrail(file, KEY, undefined);
  assert.deepEqual([head.seq, fault], [8, undefined]);
  const lines = linesOf(file);
  tamper(lines);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return (await verifyTrail(file, KEY, hasHead ? head : undefined)).fault;
}

const at = (lines: readonly string[], index: number) => lines[index] ?? assert.fail();

/** The name of each manipulation, the manipulation and the expected fault. */
const TAMPERED: readonly (readonly [string, (lines: string[]) => unknown, RegExp])[] = [
  [
    'a changed line',
    (all) => all.splice(2, 1, at(all, 2).replace('ann', 'bob')),
    /^Line 3 was changed/,
  ],
  [
    'a changed last line',
    (all) => all.splice(7, 1, at(all, 7).replace('r4', 'r5')),
    /^Line 8 was changed/,
  ],
  ['a space', (all) => all.splice(2, 1, at(all, 2).replace(',', ', ')), /^Line 3 was changed/],
  ['a byte behind a line', (all) => all.splice(2, 1, `${at(all, 2)} `), /^Line 3 was changed/],
  ['a dropped line', (all) => all.splice(2, 1), /^Line 3 has seq 4 instead of 3: 3 was dropped\.$/],
  [
    'a dropped first line',
    (all) => all.shift(),
    /^Line 1 has seq 2 instead of 1: 1 was dropped\.$/,
  ],
  ['an inserted line', (all) => all.splice(2, 0, '{"seq":3}'), /^Line 3 was inserted/],
  ['an empty line', (all) => all.splice(2, 0, ''), /^Line 3 was inserted/],
  [
    'a duplicated line',
    (all) => all.splice(3, 0, at(all, 2)),
    /^Line 4 has seq 3 .*was duplicated/,
  ],
  [
    'swapped lines',
    (all) => all.splice(2, 2, at(all, 3), at(all, 2)),
    /^Line 3 has seq 4 .* reordered/,
  ],
];

describe('verifyTrail', () => {
  for (const [what, tamper, fault] of TAMPERED) {
    it(`M16: finds ${what}`, async () => assert.match((await faultAfter(tamper)) ?? '', fault));
  }

  it('M16: finds a line of another trail with the same key', async () => {
    using folder = createTemporaryFolder();
    const other = linesOf(await writeTrail(folder.path, 4));
    const fault = await faultAfter((lines) => lines.splice(4, 1, at(other, 4)));
    assert.match(fault ?? '', /^Line 5 was inserted or exchanged: its prev/);
  });

  it('M16: finds a cut tail only with a known head', async () => {
    const cut = (lines: string[]) => lines.splice(6);
    assert.equal(await faultAfter(cut), undefined);
    assert.match((await faultAfter(cut, true)) ?? '', /^The end is missing: line 8 was the head/);
    assert.match((await faultAfter((all) => all.splice(0), true)) ?? '', /^The end is missing/);
  });

  it('M16: accepts an older head and refuses a wrong one', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 2);
    const old = (await verifyTrail(file, KEY, undefined)).head;
    await writeTrail(folder.path, 2);
    assert.equal((await verifyTrail(file, KEY, old)).fault, undefined);
    const wrong: Head = { seq: 3, hmac: 'f'.repeat(64) };
    assert.match(
      (await verifyTrail(file, KEY, wrong)).fault ?? '',
      /^Line 3 does not match the given head/,
    );
  });

  it('M16: finds a trail of another key', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 1);
    assert.match((await verifyTrail(file, 'x', undefined)).fault ?? '', /^Line 1 was changed/);
  });
});

describe('The id of a trail', () => {
  it('M26: is the same in all lines and unique per trail', async () => {
    using folder = createTemporaryFolder();
    using elsewhere = createTemporaryFolder();
    const file = await writeTrail(folder.path, 2);
    await writeTrail(folder.path, 2);
    const ids = new Set(linesOf(file).map((line) => JSON.parse(line).trail));
    assert.deepEqual([ids.size, linesOf(file).length], [1, 8]);
    const { trail, fault } = await verifyTrail(file, KEY, undefined);
    assert.deepEqual([[trail], fault], [[...ids], undefined]);
    const other = await verifyTrail(await writeTrail(elsewhere.path, 2), KEY, undefined);
    assert.notEqual(other.trail, trail);
  });

  it('M26: finds the trail of another gateway with the same key', async () => {
    using folder = createTemporaryFolder();
    using elsewhere = createTemporaryFolder();
    const { trail } = await verifyTrail(await writeTrail(folder.path, 2), KEY, undefined);
    const other = await writeTrail(elsewhere.path, 2);
    const { fault } = await verifyTrail(other, KEY, undefined, { trail });
    assert.match(fault ?? '', /^This is the trail [0-9a-f]{16}, not [0-9a-f]{16}\.$/);
  });

  it('may be missing in old lines and begins with the next', async () => {
    using folder = createTemporaryFolder();
    const file = folder.write('audit.jsonl', oldLines(2));
    const before = await verifyTrail(file, KEY, undefined);
    assert.deepEqual([before.fault, before.lines, before.trail], [undefined, 2, undefined]);
    await writeTrail(folder.path, 1);
    const { fault, lines, trail } = await verifyTrail(file, KEY, undefined);
    assert.deepEqual([fault, lines], [undefined, 4]);
    assert.match(trail ?? '', /^[0-9a-f]{16}$/);
  });
});

describe('Bytes after the last line', () => {
  it('M26: are a fault unless the trail is being written', async () => {
    for (const [bytes, isLine] of [
      ['{', true],
      ['{"seq":3,"at":"2026', true],
      ['{"seq":4,"at":"2026', false],
      ['\0\0\0\0', false],
      ['forged', false],
    ] as const) {
      using folder = createTemporaryFolder();
      const file = await writeTrail(folder.path, 1);
      appendFileSync(file, bytes);
      const { fault } = await verifyTrail(file, KEY, undefined);
      assert.match(fault ?? '', /^The file ends in \d+ bytes that are not a line/);
      const live = await verifyTrail(file, KEY, undefined, { isLive: true });
      assert.equal(live.fault === undefined, isLine, bytes);
      assert.equal(live.notes.length, isLine ? 1 : 0);
    }
  });
});

/** Returns lines as a version without ids wrote them. */
function oldLines(count: number): string {
  let prev = '0'.repeat(64);
  let text = '';
  for (let seq = 1; seq <= count; seq += 1) {
    const signed = JSON.stringify({
      seq,
      at: '2026-01-01T00:00:00.000Z',
      kind: 'disclosure',
      prev,
    });
    prev = createHmac('sha256', KEY).update(signed).digest('hex');
    text += `${signed.slice(0, -1)},"hmac":"${prev}"}\n`;
  }
  return text;
}
