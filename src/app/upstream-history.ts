import { isFailureCode } from '../request/recorded-call.ts';
import type { UpstreamErrorCode } from '../upstream/errors/upstream-error.ts';
import type { ObservedCall } from '../upstream/observer.ts';
import type { CallFailure } from './describe-failure.ts';

/** The weight of a call in the average duration: the last ten to twenty calls decide it. */
const WEIGHT = 0.1;

/** The codes that say something about an API, unlike those of calls that the gateway did not send. */
const FAILURES: ReadonlySet<string> = new Set<UpstreamErrorCode>([
  'UPSTREAM_UNAUTHENTICATED',
  'UPSTREAM_FORBIDDEN',
  'UPSTREAM_RATE_LIMITED',
  'UPSTREAM_BUSY',
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_FAILED',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
  'UPSTREAM_CONTRACT',
]);

/** How the last calls of one API ended. */
export interface ApiHistory {
  /** The last failure; undefined if there was none. */
  readonly failure: CallFailure | undefined;
  /** When it ended, by `performance.now()`. */
  readonly failedAt: number;
  /** Whether no call has succeeded since. */
  readonly isFailing: boolean;
  /** The average duration of calls in ms, those in the queue included; the last ones count most. */
  readonly averageMs: number;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Remembers how the last calls of each API ended, for people who look for the cause of a failure. */
export class UpstreamHistory {
  readonly #providers = new Map<string, Map<string, Mutable<ApiHistory>>>();

  /** Records a call, except one that was not sent. */
  record(call: ObservedCall): void {
    const { provider, endpoint, code, status, reason, ms, shared, cache } = call;
    if (shared || cache === 'hit') return;
    const isFailure = FAILURES.has(code);
    // Other codes are those of calls that were not sent.
    if (!isFailure && isFailureCode(code)) return;
    const history = this.#open(provider, endpoint.api, ms);
    history.averageMs += WEIGHT * (ms - history.averageMs);
    history.isFailing = isFailure;
    if (!isFailure) return;
    // The set contains only these codes.
    history.failure = { code: code as UpstreamErrorCode, status, reason };
    history.failedAt = performance.now();
  }

  /** Returns what is known about an API; undefined before its first call. */
  find(provider: string, api: string): ApiHistory | undefined {
    return this.#providers.get(provider)?.get(api);
  }

  #open(provider: string, api: string, ms: number): Mutable<ApiHistory> {
    let apis = this.#providers.get(provider);
    if (apis === undefined) {
      apis = new Map();
      this.#providers.set(provider, apis);
    }
    let history = apis.get(api);
    if (history === undefined) {
      history = { failure: undefined, failedAt: 0, isFailing: false, averageMs: ms };
      apis.set(api, history);
    }
    return history;
  }
}
