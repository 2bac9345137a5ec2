import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** Bytes per millisecond that a client must read on average over a whole response: 64 KiB a second. */
const MIN_BYTES_PER_MS = 65.536;

/** The properties of a response that are checked. */
type SentResponse = Pick<ServerResponse, 'headersSent' | 'writableFinished' | 'getHeader'> & {
  readonly socket: Pick<Socket, 'bytesWritten' | 'writableLength'> | null;
};

/** The progress of a response after its head is written. */
export class ResponseProgress {
  readonly #response: SentResponse;
  #sent: number | undefined;
  #sendingMs = 0;
  #stalledMs = 0;

  constructor(response: SentResponse) {
    this.#response = response;
  }

  /**
   * Records how much was sent since the last check.
   *
   * @param ms milliseconds since the last check.
   * @returns what is wrong with the client; undefined if nothing is.
   */
  check(ms: number, sendTimeoutMs: number): 'stalled' | 'slow' | undefined {
    const { socket, headersSent, writableFinished } = this.#response;
    // A response has no socket while it waits behind an earlier response on its connection.
    if (socket === null || !headersSent || writableFinished) return undefined;
    // The bytes that the operating system has accepted.
    const sent = socket.bytesWritten - socket.writableLength;
    const isFirst = this.#sent === undefined;
    this.#stalledMs = isFirst || sent !== this.#sent ? 0 : this.#stalledMs + ms;
    this.#sendingMs += isFirst ? 0 : ms;
    this.#sent = sent;
    if (this.#stalledMs >= sendTimeoutMs) return 'stalled';
    return this.#sendingMs >= sendTimeoutMs + this.#bytes / MIN_BYTES_PER_MS ? 'slow' : undefined;
  }

  /** The length of the response; infinite if it does not declare one. */
  get #bytes(): number {
    const length = this.#response.getHeader('content-length');
    return length === undefined ? Number.POSITIVE_INFINITY : Number(length);
  }
}
