import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { REQUEST_ID_HEADER } from '../upstream/attempt.ts';

/** What may stand in a log, in a header and in a trail as it is. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** The id that came with a request where it is well-formed, else a new one. */
export function toRequestId(headers: IncomingHttpHeaders): string {
  const id = headers[REQUEST_ID_HEADER];
  return typeof id === 'string' && REQUEST_ID.test(id) ? id : randomUUID();
}
