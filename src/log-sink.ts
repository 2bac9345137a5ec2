import type { Writable } from 'node:stream';
import { escapeInvisible } from './lib/escape-json.ts';

/** Bytes that wait for a reader: some thousand lines. */
const MAX_WAITING_BYTES = 1024 * 1024;

/**
 * Takes the lines of a log. It never waits: a reader who is slow, has stopped or is gone holds up no request, and costs
 * no more memory than the bound.
 */
export class LogSink {
  readonly #stream: Writable;
  readonly #maxWaitingBytes: number;
  #dropped = 0;

  /** @param stream takes what it can at once and lets the rest wait, as `process.stderr` does where it is a pipe. */
  constructor(stream: Writable, maxWaitingBytes = MAX_WAITING_BYTES) {
    this.#stream = stream;
    this.#maxWaitingBytes = maxWaitingBytes;
    // Without a listener a reader who is gone would end the process. Each line is counted where it is written.
    stream.on('error', () => {});
  }

  /** Lines that were lost so far. */
  get dropped(): number {
    return this.#dropped;
  }

  /** @param line JSON, with its line end. What nobody sees in it is written as an escape. */
  write(line: string): void {
    if (this.#stream.writableLength >= this.#maxWaitingBytes) {
      this.#dropped += 1;
      return;
    }
    this.#stream.write(escapeInvisible(line), (error) => {
      if (error != null) this.#dropped += 1;
    });
  }
}
