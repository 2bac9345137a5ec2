import type { Endpoint } from '../endpoint.ts';
import type { UpstreamResponse } from '../response/response.ts';
import { UpstreamError, type UpstreamErrorCode, type WriteState } from './upstream-error.ts';

/** What the statuses of one upstream mean. */
export interface StatusRules {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /**
   * Whether a 400 proves nothing: at the VMS, it may be an outage of a system behind it (fact sheet
   * 1.5).
   */
  readonly badRequestIsInconclusive: boolean;
  /** The statuses that have another meaning at this upstream; absent if there are none. */
  readonly rejectedStatuses?: RejectedStatuses | undefined;
}

/**
 * The statuses with which an upstream rejects a request for a reason of its own, with the reason in
 * words for the operator.
 */
export type RejectedStatuses = { readonly [status: number]: string };

/** Returns the error for a status that the endpoint does not document. */
export function toStatusError(
  response: Pick<UpstreamResponse, 'status' | 'header'>,
  { provider, badRequestIsInconclusive, rejectedStatuses }: StatusRules,
  effect: Endpoint['effect'],
): UpstreamError {
  const { status } = response;
  const afterSeconds = parseRetryAfter(response.header('retry-after'));
  const detail = rejectedStatuses?.[status];
  const code = detail === undefined ? toErrorCode(status, afterSeconds) : 'UPSTREAM_REJECTED';
  const isInconclusive =
    INCONCLUSIVE_STATUSES.has(status) || (status === 400 && badRequestIsInconclusive);
  const isCertain = status >= 400 && status < 500 && !isInconclusive;
  const write: WriteState = effect === 'read' || isCertain ? 'NOT_APPLIED' : 'UNKNOWN';
  return new UpstreamError({
    provider,
    code,
    write,
    httpStatus: status,
    afterSeconds,
    ...(detail !== undefined && { detail }),
  });
}

/**
 * Statuses of the 4xx class by which a proxy says that the time ran out or that its connection was
 * closed, after it may have passed the request on: 408 is sent by proxies and application servers,
 * 444 and 499 are those of nginx, 460 is that of AWS.
 */
const INCONCLUSIVE_STATUSES: ReadonlySet<number> = new Set([408, 444, 460, 499]);

function toErrorCode(status: number, afterSeconds: number | null): UpstreamErrorCode {
  switch (status) {
    case 401:
      return 'UPSTREAM_UNAUTHENTICATED';
    case 402:
      return 'LICENSE_LIMIT';
    case 403:
      return 'UPSTREAM_FORBIDDEN';
    case 409:
    case 412:
      return 'UPSTREAM_CONFLICT';
    case 429:
      return 'UPSTREAM_RATE_LIMITED';
    case 503:
      return afterSeconds === null ? 'UPSTREAM_FAILED' : 'UPSTREAM_BUSY';
    default:
      if (INCONCLUSIVE_STATUSES.has(status)) return 'UPSTREAM_FAILED';
      if (status >= 400 && status < 500) return 'UPSTREAM_REJECTED';
      return status >= 200 && status < 300 ? 'UPSTREAM_CONTRACT' : 'UPSTREAM_FAILED';
  }
}

/** The maximum delay in `Retry-After` that counts. */
const MAX_SECONDS = 86_400;

/**
 * Returns the delay that a `Retry-After` header requests, in seconds; null if it is absent or
 * invalid.
 */
export function parseRetryAfter(header: string | null, nowMs = Date.now()): number | null {
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - nowMs) / 1000);
  return seconds >= 0 ? Math.min(seconds, MAX_SECONDS) : null;
}
