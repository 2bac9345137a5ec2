import { eitherSignal } from '../../lib/either-signal.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { ClassState } from '../observer.ts';
import type { Policy } from '../upstream-call.ts';
import { Bulkhead } from './bulkhead.ts';
import type { CallerSet } from './caller-set.ts';
import { type BreakerSettings, CircuitBreaker, type Outcome } from './circuit-breaker.ts';
import { RejectedError } from './rejected-error.ts';

export interface IsolationSettings {
  /** Maximum number of calls in flight. */
  readonly maxConcurrent: number;
  /** Maximum number of calls that wait for a slot. */
  readonly maxWaiting: number;
  /** If false, every call is let through, however many fail. */
  readonly breaker: BreakerSettings | false;
}

/** Called when the circuit breaker opens, with the failure that opened it, or closes; not if a trial call fails. */
type OnBreakerChange = (state: 'open' | 'closed', failure?: unknown) => void;

/** The minimum time before an inconclusive probe is repeated, in ms. */
const MIN_PROBE_DELAY_MS = 20;

/**
 * Isolates one class of calls to one upstream API by a bulkhead and a circuit breaker, so that it
 * harms no other calls.
 */
export class Isolation {
  readonly #bulkhead: Bulkhead;
  readonly #breaker: CircuitBreaker | undefined;
  #probe: (() => Promise<Outcome>) | undefined;
  #nextProbe: NodeJS.Timeout | undefined;
  readonly #onChange: OnBreakerChange;
  #isClosed = false;

  constructor(
    { maxConcurrent, maxWaiting, breaker }: IsolationSettings,
    onChange: OnBreakerChange = () => {},
  ) {
    this.#onChange = onChange;
    this.#bulkhead = new Bulkhead(maxConcurrent, maxWaiting);
    this.#breaker = breaker === false ? undefined : new CircuitBreaker(breaker);
  }

  /**
   * Why no call is let through at the moment; undefined if calls are. If there is a probe, no other
   * call is tried out while the breaker is open, however long that takes.
   */
  get rejection(): RejectedError | undefined {
    const breaker = this.#breaker;
    if (breaker === undefined || breaker.state === 'closed') return undefined;
    const isTriedOut = this.#probe === undefined;
    if (isTriedOut && breaker.state === 'open' && breaker.waitMs === 0) return undefined;
    return new RejectedError('open', Math.max(1, breaker.waitMs));
  }

  /** The current state, for metrics. */
  get state(): Omit<ClassState, 'rate'> {
    const { running, waiting } = this.#bulkhead;
    return { breaker: this.#breaker?.state ?? 'closed', running, waiting };
  }

  /**
   * @param probe makes a harmless read while the breaker is open, for calls that must not be tried
   *   out, such as writes. Without one, the next call is tried.
   */
  setHealthProbe(probe: () => Promise<Outcome>): void {
    this.#probe = probe;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#nextProbe);
  }

  /**
   * Runs work in a slot if the circuit breaker admits it.
   *
   * @param work calls its argument, before it fails, with what the failure shows about the upstream;
   *   `failure` if it does not.
   * @param signal ends the wait for a slot; work that has started continues.
   * @throws {RejectedError} if the work was not started.
   */
  async run<T>(
    work: (onFailure: (outcome: Outcome) => void) => Promise<T>,
    signal: AbortSignal,
    callers?: CallerSet,
  ): Promise<T> {
    this.#refuseWhileOpen();
    const watched = async () => {
      this.#refuseWhileOpen();
      const report = this.#admit();
      let outcome: Outcome = 'failure';
      try {
        const result = await work((shown) => {
          outcome = shown;
        });
        report?.('success');
        return result;
      } catch (error) {
        report?.(outcome, error);
        this.#planProbe();
        throw error;
      }
    };
    return this.#bulkhead.run(watched, signal, callers);
  }

  /** Admits a call as the breaker does. The returned function also reports a change of the breaker. */
  #admit(): ((outcome: Outcome, failure?: unknown) => void) | undefined {
    const breaker = this.#breaker;
    const report = breaker?.admit();
    if (breaker === undefined || report === undefined) return undefined;
    return (outcome, failure) => {
      const before = breaker.state;
      report(outcome);
      const { state } = breaker;
      if (before === 'closed' && state === 'open') this.#onChange('open', failure);
      if (before !== 'closed' && state === 'closed') this.#onChange('closed');
    };
  }

  #refuseWhileOpen(): void {
    const { rejection } = this;
    if (rejection !== undefined) throw rejection;
  }

  #planProbe(): void {
    const [breaker, probe] = [this.#breaker, this.#probe];
    const isPlanned = this.#nextProbe !== undefined || this.#isClosed;
    if (breaker?.state !== 'open' || probe === undefined || isPlanned) return;
    const afterMs = Math.max(Math.ceil(breaker.waitMs) + 1, MIN_PROBE_DELAY_MS);
    this.#nextProbe = setTimeout(async () => {
      this.#nextProbe = undefined;
      const report = this.#admit();
      if (report !== undefined) report(await probe());
      this.#planProbe();
    }, afterMs).unref();
  }
}

/**
 * Makes every attempt in a slot of the bulkhead if the circuit breaker admits it.
 *
 * @param pauseAfter returns whether a failed call begins a pause. The circuit breaker does not count
 *   a 503 that does: the pause is as long as the provider asks, an open breaker is not.
 */
export const isolate =
  (
    isolation: Isolation,
    failures: UpstreamErrorFactory,
    pauseAfter: (error: unknown) => boolean,
  ): Policy =>
  (next) =>
  async (call) => {
    const { deadline, clientDisconnected } = call.cancellation;
    const signal = eitherSignal(deadline, clientDisconnected);
    try {
      const work = (report: (outcome: Outcome) => void) => {
        const onFailure = (outcome: Outcome, error: unknown) =>
          report(pauseAfter(error) && outcome === 'failure' ? 'ignored' : outcome);
        return next({ ...call, onFailure });
      };
      return await isolation.run(work, signal, call.callers);
    } catch (error) {
      throw error instanceof RejectedError ? failures.fromRejection(error) : error;
    }
  };
