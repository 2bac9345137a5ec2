import type { RecordedCall } from '../request/recorded-call.ts';
import type { TraceContext } from '../request/trace-context.ts';
import type { Endpoint } from './endpoint.ts';

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

/** A finished call, for metrics, even if no client request made it. */
export interface ObservedCall extends RecordedCall, CallOutcome {
  readonly endpoint: Endpoint;
  /** The number of attempts after its first one. */
  readonly retries: number;
}

/** A finished attempt of a call, for tracing. It contains no id, no query and no body. */
export interface ObservedAttempt extends CallOutcome {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  /** The number of the attempt within its call, from 1. */
  readonly number: number;
  /** Its span, whose parent is the span of the client request. */
  readonly trace: TraceContext;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The duration in milliseconds, including the wait for a slot. */
  readonly ms: number;
}

/** A value in a response that cannot be read. It contains no value. */
export interface Departure {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  /** The path without the indexes of lists: `$.cameras.*.start_at`. */
  readonly path: string;
  /** The path with the indexes, and what was expected. */
  readonly detail: string;
}

/** The current state of one class of calls. */
export interface ClassState {
  readonly breaker: 'closed' | 'open' | 'probing';
  /** The number of calls in flight. */
  readonly running: number;
  /** The number of calls that wait for a slot. */
  readonly waiting: number;
}

/** The current state of one upstream API. */
export interface UpstreamState {
  readonly provider: string;
  /** The name of the API for people, such as `VMS Admin API`; undefined before the first call. */
  readonly api: string | undefined;
  readonly read: ClassState;
  readonly write: ClassState;
}

/** Receives the calls and states of upstreams. It must not throw, and is not awaited. */
export interface UpstreamObserver {
  /** Called when a client was created, with a function that returns its state. */
  readonly watch: (state: () => UpstreamState) => void;
  /** Called when a call has ended. */
  readonly observe: (call: ObservedCall) => void;
  /**
   * Called with each value that was needed and cannot be read; absent if they are not observed.
   */
  readonly observeDeparture?: ((departure: Departure) => void) | undefined;
  /** Called when an attempt of a call has ended; absent if attempts are not recorded. */
  readonly observeAttempt?: ((attempt: ObservedAttempt) => void) | undefined;
}

/** An observer that does nothing. */
export const NOOP_OBSERVER: UpstreamObserver = { watch: () => {}, observe: () => {} };
