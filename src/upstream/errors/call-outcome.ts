import { FencedError } from '../policies/write-fence.ts';
import type { CallResult } from '../upstream-call.ts';
import { UpstreamError } from './upstream-error.ts';

/** The outcome of a call, in words that metrics and traces may show. */
export interface CallOutcome {
  /** The HTTP status; null if there was no response. */
  readonly status: number | null;
  /**
   * `OK`, the code of the error, or for example `HTTP_422` for another response that the endpoint
   * documents.
   */
  readonly code: string;
}

/** Waits for a call and reports its outcome, before its result is returned or its error thrown. */
export async function reportOutcome<T>(
  call: Promise<CallResult<T>>,
  report: (outcome: CallOutcome) => void,
): Promise<CallResult<T>> {
  let result: CallResult<T>;
  try {
    result = await call;
  } catch (error) {
    report(toFailedOutcome(error));
    throw error;
  }
  const { status } = result;
  report({ status, code: status < 300 ? 'OK' : `HTTP_${status}` });
  return result;
}

/**
 * Returns the outcome of a call that threw. Any other error than these two is a bug of the gateway.
 */
function toFailedOutcome(error: unknown): CallOutcome {
  if (error instanceof FencedError) return { status: null, code: 'LEASE_LOST' };
  return error instanceof UpstreamError
    ? { status: error.httpStatus, code: error.code }
    : { status: null, code: 'INTERNAL_SERVER_ERROR' };
}
