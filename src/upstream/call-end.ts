import { UpstreamError } from './upstream-error.ts';
import { FencedError } from './write-fence.ts';

/** How a call ended, in words that metrics and traces may show. */
export interface CallEnd {
  /** What the upstream answered; null where nothing came back. */
  readonly status: number | null;
  /** `OK`, that of the error, or `HTTP_422` and the like for another answer that its endpoint documents. */
  readonly code: string;
}

/** With an answer that is understood. */
export function endWithAnswer(status: number): CallEnd {
  return { status, code: status < 300 ? 'OK' : `HTTP_${status}` };
}

/** With an error: what is no `UpstreamError` is a bug of ours. */
export function endWithError(error: unknown): CallEnd {
  if (error instanceof FencedError) return { status: null, code: 'LEASE_LOST' };
  return error instanceof UpstreamError
    ? { status: error.httpStatus, code: error.code }
    : { status: null, code: 'INTERNAL_SERVER_ERROR' };
}
