import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';
import { LogSink } from '../../../src/observability/log/log-sink.ts';

/** Creates a reader that reads a line only when the test calls `take`. */
function createStuckReader() {
  const read: string[] = [];
  const held: (() => void)[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (line, _encoding, done) => {
      held.push(() => {
        read.push(line);
        done();
      });
    },
  });
  return { stream, read, take: () => held.shift()?.() };
}

describe('A log whose reader stops', () => {
  it('buffers up to its limit and counts dropped lines', () => {
    const { stream } = createStuckReader();
    const sink = new LogSink(stream, { maxBufferedBytes: 100 });
    for (let n = 0; n < 30; n += 1) sink.write('ten bytes\n');
    assert.equal(stream.writableLength, 100);
    assert.equal(sink.dropped, 20);
  });

  it('resumes with whole lines when they are read again', () => {
    const { stream, read, take } = createStuckReader();
    const sink = new LogSink(stream, { maxBufferedBytes: 20 });
    for (const line of ['one line..\n', 'two lines.\n', 'dropped...\n']) sink.write(line);
    for (let n = 0; n < 2; n += 1) take();
    sink.write('afterwards\n');
    take();
    assert.deepEqual(read, ['one line..\n', 'two lines.\n', 'afterwards\n']);
    assert.equal(sink.dropped, 1);
  });

  it('counts lines written to a reader that is gone', async () => {
    const stream = new Writable({
      autoDestroy: false,
      write: (_line, _encoding, done) => done(new Error('EPIPE')),
    });
    const sink = new LogSink(stream);
    for (let n = 0; n < 3; n += 1) sink.write('a line\n');
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(sink.dropped, 3);
  });
});
