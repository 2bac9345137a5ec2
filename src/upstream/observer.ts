import type { Lane } from '../request/lane.ts';
import type { RecordedCall } from '../request/recorded-call.ts';
import type { TraceContext } from '../request/trace-context.ts';
import type { Endpoint } from './endpoint.ts';
import type { BudgetState } from './policies/budget-state.ts';
import type { CallClass } from './policies/call-class.ts';

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
  /** The message of the error, which quotes nothing of the response; null if the upstream has not failed. */
  readonly reason: string | null;
  /** Whether the same call is made once more with a new token if its token was rejected. */
  readonly isRenewable: boolean;
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
  /** The duration in milliseconds, including the waits for a token and a slot. */
  readonly ms: number;
  /** Milliseconds of the wait for a token of the budget. */
  readonly rateLimitWaitMs: number;
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

/** The state of the budget of one class of calls. The counts begin with the configuration. */
export interface RateState {
  /** The number of calls that waited for a token. */
  readonly waits: number;
  /** Milliseconds of these waits together. */
  readonly waitedMs: number;
  /** The numbers of calls that were not sent, by reason. */
  readonly refused: Readonly<Record<'paused' | 'deadline' | 'queueFull', number>>;
  /** The number of calls that wait for a token. */
  readonly waiting: Readonly<Record<Lane, number>>;
  /** Milliseconds for which the provider has asked to wait; 0 if it has not. */
  readonly pausedMs: number;
  /** How often the store failed for the budget of the API. */
  readonly storeFailures: number;
}

/** The current state of one class of calls. */
export interface ClassState {
  readonly breaker: 'closed' | 'open' | 'probing';
  /** The number of calls in flight. */
  readonly running: number;
  /** The number of calls that wait for a slot. */
  readonly waiting: number;
  readonly rate: RateState;
}

/** The current state of one upstream API. */
export interface UpstreamState {
  readonly provider: string;
  /** The name of the API for people, such as `VMS Admin API`; undefined if only its calls name it, and there was none. */
  readonly name: string | undefined;
  /** The same name from the first call on; undefined before. */
  readonly api: string | undefined;
  readonly read: ClassState;
  readonly write: ClassState;
}

/** A circuit breaker that has opened or closed. */
export interface BreakerChange {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The name of the API for people; undefined before the first call. */
  readonly api: string | undefined;
  /** The class of calls that it guards. */
  readonly callClass: CallClass;
  readonly state: 'open' | 'closed';
  /** The code of the failure that opened it; absent if it has closed. */
  readonly code?: string;
  /** The HTTP status of that failure; null if there was no response. */
  readonly status?: number | null;
  /** The message of that failure, which quotes nothing of the response. */
  readonly reason?: string;
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
  /** Called when a circuit breaker opens or closes, but not if its trial call fails; absent if changes are not observed. */
  readonly observeBreaker?: ((change: BreakerChange) => void) | undefined;
  /** Called when an attempt of a call has ended; absent if attempts are not recorded. */
  readonly observeAttempt?: ((attempt: ObservedAttempt) => void) | undefined;
  /**
   * Returns what is known about the budget of an upstream API, which outlives the observer; absent
   * if nothing is known before the client is created.
   *
   * @param section tells APIs of one provider apart that have the same URL.
   */
  readonly openBudget?: ((provider: string, url: URL, section?: string) => BudgetState) | undefined;
}

/** An observer that does nothing. */
export const NOOP_OBSERVER: UpstreamObserver = { watch: () => {}, observe: () => {} };
