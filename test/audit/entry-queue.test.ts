import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EntryQueue } from '../../src/audit/entry-queue.ts';
import { RefusedChanges } from '../../src/audit/refused-changes.ts';
import type { Entry } from '../../src/audit/trail-line.ts';

const refusalOf = (callerId: string): Entry => ({
  kind: 'refused',
  callerId,
  since: '2026-01-01T00:00:00.000Z',
  refused: { RATE_LIMITED: 1 },
});

/** Starts a queue whose batches take a moment, and fail while the test says so. */
function startQueue() {
  const batches: (readonly Entry[])[] = [];
  const disk = { isFull: false };
  const queue = new EntryQueue(async (entries) => {
    await new Promise(setImmediate);
    if (disk.isFull) throw new Error('ENOSPC');
    batches.push(entries);
    return batches.slice(0, -1).flat().length + 1;
  });
  return { batches, disk, queue };
}

describe('A queue of entries', () => {
  it('writes those that are added together in one batch', async () => {
    const { batches, queue } = startQueue();
    const add = (...names: string[]) =>
      Promise.all(queue.addAll(names.map(refusalOf)).map(({ written }) => written));
    assert.deepEqual(await add('a', 'b', 'c'), [1, 2, 3]);
    assert.equal(batches.length, 1);
    // The queue is busy with the first when the others come.
    const first = add('d');
    await new Promise(setImmediate);
    assert.deepEqual(await Promise.all([first, add('e', 'f')]), [[4], [5, 6]]);
    assert.equal(batches.length, 3);
  });
});

describe('Refused changes in a queue', () => {
  it('M21: are counted once, from the first of them, if the disk fails', async () => {
    const { batches, disk, queue } = startQueue();
    const refused = new RefusedChanges((entries) => {
      const queued = queue.addAll(entries.map((it) => ({ kind: 'refused', ...it })));
      return Promise.all(queued.map(({ written }) => written));
    }, 60_000);
    const began = Date.now();
    const callers = ['a', 'b', 'c'];
    for (const caller of callers) refused.add(caller, 'RATE_LIMITED');
    const latest = Date.now();
    for (const isFull of [true, false, true, false]) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      disk.isFull = isFull;
      const flushed = refused.flush();
      // One more comes while the summary is being written.
      refused.add('late', 'RATE_LIMITED');
      await flushed;
    }
    await refused.close();
    const lines = batches.flat().flatMap((entry) => (entry.kind === 'refused' ? [entry] : []));
    const count = (caller: string) =>
      lines
        .filter(({ callerId }) => callerId === caller)
        .reduce((sum, entry) => sum + (entry.refused['RATE_LIMITED'] ?? 0), 0);
    assert.deepEqual([...callers, 'late'].map(count), [1, 1, 1, 4]);
    for (const { since } of lines.filter(({ callerId }) => callers.includes(callerId))) {
      assert.ok(Date.parse(since) >= began && Date.parse(since) <= latest, since);
    }
  });
});
