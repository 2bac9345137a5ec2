import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slices } from '../../src/lib/event-loop-slices.ts';
import { ParsingAborted, pauseIfOver } from '../../src/upstream/pause.ts';

describe('Work in slices', () => {
  it('waits for nothing until its slice is over', async () => {
    const { signal } = new AbortController();
    await slices.next();
    assert.equal(pauseIfOver(signal), undefined);
    while (!slices.isOver());
    const pause = pauseIfOver(signal);
    assert.ok(pause instanceof Promise);
    await pause;
  });

  it('stops at once if nobody waits, and after a pause', async () => {
    const stop = new AbortController();
    while (!slices.isOver());
    const pause = pauseIfOver(stop.signal);
    stop.abort();
    await assert.rejects(async () => pause, ParsingAborted);
    assert.throws(() => pauseIfOver(stop.signal), ParsingAborted);
  });
});
