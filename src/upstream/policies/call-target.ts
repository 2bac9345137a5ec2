import { UpstreamError } from '../errors/upstream-error.ts';
import type { UpstreamRequest } from '../transport/upstream-request.ts';

/** Returns what a call is about. A list is one target, whatever its query. */
export const toTarget = ({ endpoint, ids, record }: UpstreamRequest): string =>
  JSON.stringify([endpoint.method, endpoint.path, ids, record]);

/**
 * Returns what a failed call was about, if that may be why it failed: a record for which the
 * upstream crashes, takes too long, or sends a response that cannot be read. Undefined if the
 * upstream has not received the call.
 */
export function toFailedTarget(request: UpstreamRequest, error: unknown): string | undefined {
  if (error instanceof UpstreamError && error.code === 'UPSTREAM_UNREACHABLE') return undefined;
  return toTarget(request);
}
