import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { slices } from '../../../src/lib/event-loop-slices.ts';
import { ParsingAborted, pauseIfOver } from '../../../src/upstream/response/pause.ts';

describe('pauseIfOver', () => {
  it('does not wait until the slice is over', async () => {
    const { signal } = new AbortController();
    await slices.next();
    assert.equal(pauseIfOver(signal), undefined);
    while (!slices.isOver());
    const pause = pauseIfOver(signal);
    assert.ok(pause instanceof Promise);
    await pause;
  });

  it('throws after an abort, at once or after a pause', async () => {
    const stop = new AbortController();
    while (!slices.isOver());
    const pause = pauseIfOver(stop.signal);
    stop.abort();
    await assert.rejects(async () => pause, ParsingAborted);
    assert.throws(() => pauseIfOver(stop.signal), ParsingAborted);
  });
});
