import { UpstreamError } from '../errors/upstream-error.ts';
import type { UpstreamRequest } from '../transport/upstream-request.ts';

/**
 * Returns what a failed call was about, if that may be why it failed: a record for which the
 * upstream crashes, takes too long, or sends a response that cannot be read. A list is one target,
 * whatever its query. Undefined if the upstream has not received the call.
 */
export function toTarget(
  { endpoint, ids, record }: UpstreamRequest,
  error: unknown,
): string | undefined {
  if (error instanceof UpstreamError && error.code === 'UPSTREAM_UNREACHABLE') return undefined;
  return JSON.stringify([endpoint.method, endpoint.path, ids, record]);
}
