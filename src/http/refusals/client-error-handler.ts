import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { REQUEST_ID_HEADER } from '../../request/request-id.ts';
import { type ReportRefusal, toErrorBody } from './refusal.ts';

/** The error that Node reports for bytes that are not a request, or for an incomplete request that timed out. */
interface ConnectionError extends Error {
  readonly code?: string;
}

interface RawRefusal {
  readonly status: number;
  readonly message: string;
  /** For the log. */
  readonly reason: string;
}

const BAD_REQUEST: RawRefusal = {
  status: 400,
  message: 'The bytes are not a valid HTTP/1.1 request: check the client, or the proxy in front.',
  reason: 'the bytes are not a valid HTTP/1.1 request',
};

const REFUSALS: Readonly<Record<string, RawRefusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    message: 'The request was not complete in time: send it again without pauses.',
    reason: 'the request was not complete in time',
  },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    message: 'The headers are too large: send fewer or shorter ones.',
    reason: 'the headers are larger than 16 KiB',
  },
};

/** Handles the errors of connections, each of which may have had requests before. */
export class ClientErrorHandler {
  readonly #report: ReportRefusal;
  readonly #lastRequests = new WeakMap<Duplex, IncomingMessage>();

  constructor(report: ReportRefusal) {
    this.#report = report;
  }

  /** Notes the newest request of a connection. */
  readonly watch = (request: IncomingMessage): void => {
    this.#lastRequests.set(request.socket, request);
  };

  /** Responds in the form that GraphQL clients read, quoting nothing, and closes the connection. */
  readonly handle = (error: ConnectionError, socket: Socket): void => {
    if (this.#canRespond(error, socket)) {
      const refusal = REFUSALS[error.code ?? ''] ?? BAD_REQUEST;
      // It is not known whether the client sent an id.
      const requestId = randomUUID();
      this.#report({
        requestId,
        status: refusal.status,
        code: 'BAD_REQUEST',
        // The parser's own word, such as HPE_INVALID_METHOD, quotes nothing.
        reason: error.code === undefined ? refusal.reason : `${refusal.reason} (${error.code})`,
        address: socket.remoteAddress ?? null,
        method: null,
        path: null,
      });
      socket.write(formatResponse(refusal, requestId));
    }
    socket.destroy(error);
  };

  /**
   * Part of another response may have been sent already, and nothing can be added to it. A complete request before the
   * error, such as one whose body is longer than its length, may be an update in flight: its client would read the
   * refusal as the response to it.
   */
  #canRespond({ code }: ConnectionError, socket: Socket): boolean {
    const hasRequest = this.#lastRequests.get(socket)?.complete === true;
    return code !== 'ECONNRESET' && socket.writable && socket.bytesWritten === 0 && !hasRequest;
  }
}

function formatResponse({ status, message }: RawRefusal, requestId: string): string {
  const body = toErrorBody({ message, code: 'BAD_REQUEST', write: 'NOT_APPLIED' }, requestId);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    // The header `Accept` is not known.
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    `${REQUEST_ID_HEADER}: ${requestId}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
