import type { Writable } from 'node:stream';
import { escapeInvisible } from '../../lib/escape-json.ts';

/** Maximum number of bytes that wait for the reader: some thousand lines. */
const MAX_BUFFERED_BYTES = 1024 * 1024;

interface SinkOptions {
  /** Maximum number of bytes that wait for the reader. */
  readonly maxBufferedBytes?: number;
  /** Returns the text that is written for a line; invisible characters must be escapes. Absent: the line with escapes. */
  readonly format?: ((line: string) => string) | undefined;
}

/**
 * Writes the lines of a log without waiting. If the reader is slow, has stopped or is gone, no request is delayed, and the
 * buffer does not exceed its limit.
 */
export class LogSink {
  readonly #stream: Writable;
  readonly #maxBufferedBytes: number;
  readonly #format: (line: string) => string;
  #dropped = 0;

  /** @param stream buffers what it cannot write at once, as `process.stderr` does if it is a pipe. */
  constructor(
    stream: Writable,
    { maxBufferedBytes = MAX_BUFFERED_BYTES, format = escapeInvisible }: SinkOptions = {},
  ) {
    this.#stream = stream;
    this.#maxBufferedBytes = maxBufferedBytes;
    this.#format = format;
    // Without a listener, a reader that is gone would end the process. Dropped lines are counted when they are written.
    stream.on('error', () => {});
  }

  /** The number of lines dropped so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @param line JSON with its line end. */
  write(line: string): void {
    if (this.#stream.writableLength >= this.#maxBufferedBytes) {
      this.#dropped += 1;
      return;
    }
    this.#stream.write(this.#format(line), (error) => {
      if (error != null) this.#dropped += 1;
    });
  }
}
