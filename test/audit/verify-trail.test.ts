import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Head } from '../../src/audit/trail-line.ts';
import { verifyTrail } from '../../src/audit/verify-trail.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';
import { KEY, linesOf, writeTrail } from './trail-lines.ts';

/** The fault of a trail of eight lines after something was done to it. */
async function faultAfter(spoil: (lines: string[]) => unknown, hasHead = false) {
  using folder = createTemporaryFolder();
  const file = await writeTrail(folder.path, 4);
  const { head, fault } = await verifyTrail(file, KEY, undefined);
  assert.deepEqual([head.seq, fault], [8, undefined]);
  const lines = linesOf(file);
  spoil(lines);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  return (await verifyTrail(file, KEY, hasHead ? head : undefined)).fault;
}

const at = (lines: readonly string[], index: number) => lines[index] ?? assert.fail();

/** What is done to the lines, and what is said of it. */
const SPOILT: readonly (readonly [string, (lines: string[]) => unknown, RegExp])[] = [
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
  [
    'a dropped line',
    (all) => all.splice(2, 1),
    /^Line 3 has seq 4 where 3 follows: 3 was dropped\.$/,
  ],
  [
    'a dropped first line',
    (all) => all.shift(),
    /^Line 1 has seq 2 where 1 follows: 1 was dropped\.$/,
  ],
  ['an inserted line', (all) => all.splice(2, 0, '{"seq":3}'), /^Line 3 was inserted/],
  ['an empty line', (all) => all.splice(2, 0, ''), /^Line 3 was inserted/],
  [
    'a line that stands twice',
    (all) => all.splice(3, 0, at(all, 2)),
    /^Line 4 has seq 3 .*a second time/,
  ],
  [
    'swapped lines',
    (all) => all.splice(2, 2, at(all, 3), at(all, 2)),
    /^Line 3 has seq 4 .* reordered/,
  ],
];

describe('verifyTrail', () => {
  for (const [what, spoil, fault] of SPOILT) {
    it(`M16: finds ${what}`, async () => assert.match((await faultAfter(spoil)) ?? '', fault));
  }

  it('M16: finds a line of another trail with the same key', async () => {
    using folder = createTemporaryFolder();
    const other = linesOf(await writeTrail(folder.path, 4));
    const fault = await faultAfter((lines) => lines.splice(4, 1, at(other, 4)));
    assert.match(fault ?? '', /^Line 5 was inserted or exchanged: its prev/);
  });

  it('M16: finds a cut tail with a head, and cannot without', async () => {
    const cut = (lines: string[]) => lines.splice(6);
    assert.equal(await faultAfter(cut), undefined);
    assert.match((await faultAfter(cut, true)) ?? '', /^The end is missing: line 8 was the head/);
    assert.match((await faultAfter((all) => all.splice(0), true)) ?? '', /^The end is missing/);
  });

  it('M16: takes a head that the trail has grown beyond, and refuses another of the same number', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 2);
    const old = (await verifyTrail(file, KEY, undefined)).head;
    await writeTrail(folder.path, 2);
    assert.equal((await verifyTrail(file, KEY, old)).fault, undefined);
    const wrong: Head = { seq: 3, hmac: 'f'.repeat(64) };
    assert.match((await verifyTrail(file, KEY, wrong)).fault ?? '', /^Line 3 is not the one/);
  });

  it('M16: finds a trail of another key', async () => {
    using folder = createTemporaryFolder();
    const file = await writeTrail(folder.path, 1);
    assert.match((await verifyTrail(file, 'x', undefined)).fault ?? '', /^Line 1 was changed/);
  });
});
