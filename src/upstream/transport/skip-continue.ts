import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

/** Maximum length of an interim response. HTTP clients allow a head as much. */
const MAX_HEAD_BYTES = 16 * 1024;

/** The length of `HTTP/1.1 100`. */
const STATUS_END = 12;

/**
 * Returns a connector whose sockets leave out `100 Continue`. undici closes a connection on which it
 * arrives, because it never asks for it, but some servers and proxies send it before any response.
 */
export function skipContinue(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      const [, socket] = result;
      // After an error undici passes no second argument, although its types say null.
      if (socket != null) filterSocket(socket);
      callback(...result);
    });
}

/** undici writes requests with `write`, one at a time, and reads responses with `read`. */
function filterSocket(socket: Socket): void {
  const filter = new ContinueFilter();
  const read = socket.read.bind(socket);
  const { write } = socket;
  const writeRequest = (...sent: readonly unknown[]): boolean => {
    filter.begin();
    return Reflect.apply(write, socket, sent);
  };
  // It passes on the arguments of both overloads.
  socket.write = writeRequest as Socket['write'];
  socket.read = (size?: number) => {
    // Streams call it with 0 to begin to receive.
    if (size !== undefined) return read(size);
    for (;;) {
      const chunk: Buffer | null = read();
      if (chunk === null) return null;
      const rest = filter.filter(chunk);
      if (rest.length > 0) return rest;
    }
  };
}

/** Removes `100 Continue` before the response to each request. */
export class ContinueFilter {
  #isBeforeResponse = false;
  #held: Buffer = Buffer.alloc(0);

  /** Called when a request is sent, or a part of it. */
  begin(): void {
    this.#isBeforeResponse = true;
  }

  /** Returns the bytes without `100 Continue`; none as long as the bytes may belong to one. */
  filter(chunk: Buffer): Buffer {
    if (!this.#isBeforeResponse) return chunk;
    let bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    const passed: Buffer[] = [];
    while (bytes.length > 0) {
      const status = parseInterimStatus(bytes);
      const end = bytes.indexOf('\r\n\r\n');
      if (status === 'none' || (end < 0 && bytes.length > MAX_HEAD_BYTES)) {
        this.#isBeforeResponse = false;
        passed.push(bytes);
        break;
      }
      if (status === 'unknown' || end < 0) {
        this.#held = bytes;
        break;
      }
      // Other interim responses are known to undici.
      if (status !== '100') passed.push(bytes.subarray(0, end + 4));
      bytes = bytes.subarray(end + 4);
    }
    return passed.length === 1 && passed[0] !== undefined ? passed[0] : Buffer.concat(passed);
  }
}

/**
 * Returns the status of an interim response that begins with these bytes; `none` if it is another
 * response, and `unknown` if there are too few bytes to know. After 101 another protocol follows.
 */
function parseInterimStatus(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, STATUS_END + 1);
  const [, status] = /^HTTP\/1\.[01] (1\d\d)(?:[ \r]|$)/.exec(start) ?? [];
  if (status !== undefined) return status === '101' ? 'none' : status;
  const isBegun = start.length < STATUS_END && /^HTTP\/1\.[01] 1\d?$/.test(start);
  const isPrefix = 'HTTP/1.1 '.startsWith(start) || 'HTTP/1.0 '.startsWith(start);
  return isBegun || isPrefix ? 'unknown' : 'none';
}
