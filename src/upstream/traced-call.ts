import type { CallEnd } from './call-end.ts';
import type { Endpoint } from './endpoint.ts';
import type { TraceContext } from './trace-context.ts';

/** One call as it went, for whoever asked for a trace. It holds no id, no query and no body. */
export interface TracedCall {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  /** What the upstream answered; null where nothing came back. */
  readonly status: number | null;
  /** Milliseconds, from the wish to the end, waiting for a place included. */
  readonly ms: number;
  /** 2 where the same call was made before with a credential that had run out. */
  readonly attempts: number;
  /** Whether another request had the same read under way, whose answer served both. */
  readonly shared: boolean;
}

/** The same for whoever counts: told of every call, also of those that no client request makes. */
export interface ObservedCall extends TracedCall, CallEnd {
  /** Attempts that it made itself beyond its first. */
  readonly retries: number;
}

/** One try of a call as it went, for whoever records traces. It holds no id, no query and no body. */
export interface ObservedAttempt extends CallEnd {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly endpoint: Endpoint;
  /** Counted from 1 within its call. */
  readonly number: number;
  /** Its own place; that of the client request is its parent. */
  readonly trace: TraceContext;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** How long it took, in milliseconds, waiting for a place included. */
  readonly ms: number;
}

/** How one class of calls stands just now. */
export interface ClassState {
  readonly breaker: 'closed' | 'open' | 'probing';
  /** Calls under way. */
  readonly running: number;
  /** Calls that wait for a place. */
  readonly waiting: number;
}

/** How one upstream API stands just now. */
export interface UpstreamState {
  readonly provider: string;
  /** For people: `VMS Admin API`; undefined before the first call. */
  readonly api: string | undefined;
  readonly read: ClassState;
  readonly write: ClassState;
}

/** Whoever counts. It must not throw, and nobody waits for it. */
export interface UpstreamObserver {
  /** A client was made, whose state may be asked for from now on. */
  readonly watch: (state: () => UpstreamState) => void;
  /** A call has ended. */
  readonly observe: (call: ObservedCall) => void;
  /** A try of a call has ended; absent where nobody records them. */
  readonly observeAttempt?: ((attempt: ObservedAttempt) => void) | undefined;
}

/** Counts nothing. */
export const UNOBSERVED: UpstreamObserver = { watch: () => {}, observe: () => {} };
