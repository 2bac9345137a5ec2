import type { Socket } from 'node:net';
import { toErrorBody } from './error-body.ts';

/** What Node says of bytes that are no request, or of one that did not come whole in time. */
interface ConnectionError extends Error {
  readonly code?: string;
}

const STATUSES: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not come in time.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The request is too large.'],
};

/** Answers in the form that GraphQL clients read, quoting nothing, and closes the connection. */
export function refuseUnreadable(error: ConnectionError, socket: Socket): void {
  // Part of another answer may be out already, to which nothing can be added.
  if (error.code !== 'ECONNRESET' && socket.writable && socket.bytesWritten === 0) {
    const [status, message] = STATUSES[error.code ?? ''] ?? [
      '400 Bad Request',
      'The request cannot be read.',
    ];
    const body = JSON.stringify(toErrorBody(message, 'BAD_REQUEST'));
    const head = [
      `HTTP/1.1 ${status}`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroy(error);
}
