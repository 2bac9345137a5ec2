import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Bytes in a millisecond that a client has to read, over the whole of a response: 64 KiB a second. */
const MIN_BYTES_PER_MS = 65.536;

/** What is looked at of a response. */
export type SentResponse = Pick<
  ServerResponse,
  'headersSent' | 'writableFinished' | 'getHeader'
> & {
  readonly socket: Pick<Socket, 'bytesWritten' | 'writableLength'> | null;
};

/** How a response gets on once its head was written. */
export class ResponseProgress {
  readonly #response: SentResponse;
  #sent: number | undefined;
  #sendingMs = 0;
  #stalledMs = 0;

  constructor(response: SentResponse) {
    this.#response = response;
  }

  /**
   * Notes how much was sent since the last check.
   *
   * @param ms since the last check.
   * @returns what is wrong with its client; undefined if nothing is.
   */
  check(ms: number, sendTimeoutMs: number): 'stalled' | 'slow' | undefined {
    const { socket, headersSent, writableFinished } = this.#response;
    // It has no socket while it waits behind an earlier response on its connection.
    if (socket === null || !headersSent || writableFinished) return undefined;
    // What the operating system has accepted.
    const sent = socket.bytesWritten - socket.writableLength;
    const isFirst = this.#sent === undefined;
    this.#stalledMs = isFirst || sent !== this.#sent ? 0 : this.#stalledMs + ms;
    this.#sendingMs += isFirst ? 0 : ms;
    this.#sent = sent;
    if (this.#stalledMs >= sendTimeoutMs) return 'stalled';
    return this.#sendingMs >= sendTimeoutMs + this.#bytes / MIN_BYTES_PER_MS ? 'slow' : undefined;
  }

  /** Unlimited if the response does not say how long it is. */
  get #bytes(): number {
    const length = this.#response.getHeader('content-length');
    return length === undefined ? Number.POSITIVE_INFINITY : Number(length);
  }
}
