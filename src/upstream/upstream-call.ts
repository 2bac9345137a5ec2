import type { CallDocuments } from '../request/held-documents.ts';
import type { CacheResult } from '../request/recorded-call.ts';
import type { RequestContext } from '../request/request-context.ts';
import type { CallerSet } from './policies/caller-set.ts';
import type { Outcome } from './policies/circuit-breaker.ts';
import type { WriteFence } from './policies/write-fence.ts';
import type { ResponseHandlers } from './response/response-handlers.ts';
import type { ResponseRecorder } from './response/response-recorder.ts';
import type { UpstreamRequest } from './transport/upstream-request.ts';

/** One upstream call, as it passes from policy to policy. */
export interface UpstreamCall<T> {
  readonly request: UpstreamRequest;
  readonly handlers: ResponseHandlers<T>;
  /** The context of the client request that makes the call. */
  readonly context: RequestContext;
  readonly stats: CallStats;
  /** The signals of this call, or of all calls that share its response. */
  readonly cancellation: Cancellation;
  /** The callers that wait for the response. */
  readonly callers: CallerSet;
  /** Held by every client request that shares the response. */
  readonly documents: CallDocuments;
  /** Records the response for a cache; absent if no cache may store it. */
  readonly recorder?: ResponseRecorder;
  /** Called before the attempt fails, with what the failure shows about the upstream, and the failure. */
  readonly onFailure?: (outcome: Outcome, error: unknown) => void;
}

/** The details of a call that are reported with its outcome. The policies update them. */
interface CallStats {
  /** The number of the last attempt; 0 if there was none. */
  attempts: number;
  /** Whether the call shares the response of an equal read. */
  shared: boolean;
  /** Milliseconds of the waits for tokens of the budget; absent if there were none. */
  rateLimitWaitMs?: number;
  /** How the read cache was used; absent if there is none, or if the call shares the response of another. */
  cache?: CacheResult;
}

/** The signals that may end a call before its own timeout. */
export interface Cancellation {
  readonly deadline: AbortSignal;
  /** Stops a call that has not started. One that has started continues. */
  readonly clientDisconnected: AbortSignal;
  /** Checked right before the request is sent; absent if there is nothing to check. */
  readonly fence?: WriteFence | undefined;
}

/** Makes a call. Every failure rejects the promise. */
export type Send = <T>(call: UpstreamCall<T>) => Promise<CallResult<T>>;

/** Returns a function that makes calls by `next` and adds one rule to them. */
export type Policy = (next: Send) => Send;

/** The result of one call. */
export interface CallResult<T> {
  readonly value: T;
  readonly status: number;
}
