import { UpstreamError, type UpstreamErrorCode } from '../errors/upstream-error.ts';
import type { Cancellation } from '../upstream-call.ts';
import type { Outcome } from './circuit-breaker.ts';

/** The codes that show that an upstream is failing. A rejection is a response like any other. */
const FAILURE_CODES: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
  'UPSTREAM_FAILED',
  'UPSTREAM_BUSY',
  'UPSTREAM_CONTRACT',
]);

/** The codes of calls that the gateway ended itself: they show nothing about the upstream. */
const GATEWAY_CODES: ReadonlySet<UpstreamErrorCode> = new Set([
  'CIRCUIT_OPEN',
  'OVERLOADED',
  'CLIENT_CLOSED_REQUEST',
]);

/**
 * Returns what a failure shows about the upstream: nothing, if the call was not let through to it.
 */
export function classifyOutcome(error: unknown): Outcome {
  if (!(error instanceof UpstreamError)) return 'ignored';
  if (GATEWAY_CODES.has(error.code) || wasRefusedByBudget(error)) return 'ignored';
  // Only one record is wrong. Repeated requests for it must not block the requests for others.
  if (error.bodyParsed) return 'success';
  return FAILURE_CODES.has(error.code) ? 'failure' : 'success';
}

/** Returns whether the budget of the upstream did not let the call through: the provider sent no response. */
export const wasRefusedByBudget = ({ code, httpStatus }: UpstreamError): boolean =>
  code === 'UPSTREAM_RATE_LIMITED' && httpStatus === null;

/**
 * Returns whether the caller ended the call, so that it shows nothing about the upstream. A
 * response always does.
 */
export function wasCancelled(
  error: unknown,
  { deadline, clientDisconnected }: Cancellation,
): boolean {
  const hasResponded = error instanceof UpstreamError && error.httpStatus !== null;
  return !hasResponded && (deadline.aborted || clientDisconnected.aborted);
}
