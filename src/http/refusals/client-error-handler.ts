import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { REQUEST_ID_HEADER } from '../../request/request-id.ts';
import { type ReportRefusal, toErrorBody, UNREADABLE } from './refusal.ts';

/** The error that Node reports for bytes that are not a request, or for an incomplete request that timed out. */
interface ConnectionError extends Error {
  readonly code?: string;
}

interface RawRefusal {
  readonly status: number;
  readonly message: string;
}

const BAD_REQUEST: RawRefusal = { status: 400, message: UNREADABLE };

const REFUSALS: Readonly<Record<string, RawRefusal>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: 'The request was not complete in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, message: 'The request is too large.' },
};

/** Responds in the form that GraphQL clients read, quoting nothing, and closes the connection. */
export const handleClientError =
  (report: ReportRefusal) =>
  (error: ConnectionError, socket: Socket): void => {
    // Part of another response may have been sent already, and nothing can be added to it.
    if (error.code !== 'ECONNRESET' && socket.writable && socket.bytesWritten === 0) {
      const refusal = REFUSALS[error.code ?? ''] ?? BAD_REQUEST;
      // It is not known whether the client sent an id.
      const requestId = randomUUID();
      report({ requestId, status: refusal.status, code: 'BAD_REQUEST' });
      socket.write(formatResponse(refusal, requestId));
    }
    socket.destroy(error);
  };

function formatResponse({ status, message }: RawRefusal, requestId: string): string {
  const body = JSON.stringify(toErrorBody(message, 'BAD_REQUEST', requestId));
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff',
    `${REQUEST_ID_HEADER}: ${requestId}`,
    'connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
