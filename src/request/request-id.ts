import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The request header that carries the id of the client request that a call is made for. */
export const REQUEST_ID_HEADER = 'x-request-id';

/** Matches ids that are safe in a log, in a header and in an audit trail. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Returns the id that the client sent if it is well-formed, else a new one. */
export function toRequestId(headers: IncomingHttpHeaders): string {
  const id = headers[REQUEST_ID_HEADER];
  return typeof id === 'string' && REQUEST_ID.test(id) ? id : randomUUID();
}
