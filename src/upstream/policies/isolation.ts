import { eitherSignal } from '../../lib/either-signal.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { ClassState } from '../observer.ts';
import type { Policy } from '../upstream-call.ts';
import { Bulkhead } from './bulkhead.ts';
import { toFailedTarget } from './call-target.ts';
import type { CallerSet } from './caller-set.ts';
import type { BreakerSettings, Outcome } from './circuit-breaker.ts';
import { type HealthProbe, type OnBreakerChange, ProbedBreaker } from './probed-breaker.ts';
import { RejectedError } from './rejected-error.ts';

export interface IsolationSettings {
  /** Maximum number of calls in flight. */
  readonly maxConcurrent: number;
  /** Maximum number of calls that wait for a slot. */
  readonly maxWaiting: number;
  /** If false, every call is let through, however many fail. */
  readonly breaker: BreakerSettings | false;
}

/** Reports what a failure shows about the upstream, and what it was about if that may be its cause. */
type OnFailure = (outcome: Outcome, target?: string) => void;

/**
 * Isolates one class of calls to one upstream API by a bulkhead and a circuit breaker, so that it
 * harms no other calls.
 */
export class Isolation {
  readonly #bulkhead: Bulkhead;
  readonly #breaker: ProbedBreaker | undefined;

  constructor(
    { maxConcurrent, maxWaiting, breaker }: IsolationSettings,
    onChange: OnBreakerChange = () => {},
  ) {
    this.#bulkhead = new Bulkhead(maxConcurrent, maxWaiting);
    this.#breaker = breaker === false ? undefined : new ProbedBreaker(breaker, onChange);
  }

  /** Why no call is let through at the moment; undefined if calls are. */
  get rejection(): RejectedError | undefined {
    return this.#breaker?.rejection;
  }

  /** The current state, for metrics. */
  get state(): Omit<ClassState, 'rate'> {
    const { running, waiting } = this.#bulkhead;
    return { breaker: this.#breaker?.state ?? 'closed', running, waiting };
  }

  /** @param isOnlyTrial whether no other call may be tried out, because calls of the class are writes. */
  setHealthProbe(run: HealthProbe['run'], isOnlyTrial = true): void {
    this.#breaker?.setHealthProbe({ run, isOnlyTrial });
  }

  close(): void {
    this.#breaker?.close();
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
    work: (onFailure: OnFailure) => Promise<T>,
    signal: AbortSignal,
    callers?: CallerSet,
  ): Promise<T> {
    this.#refuseWhileOpen();
    const watched = async () => {
      this.#refuseWhileOpen();
      const report = this.#breaker?.admit();
      let outcome: Outcome = 'failure';
      let target: string | undefined;
      try {
        const result = await work((shown, about) => {
          outcome = shown;
          target = about;
        });
        report?.('success');
        return result;
      } catch (error) {
        report?.(outcome, target, error);
        throw error;
      }
    };
    return this.#bulkhead.run(watched, signal, callers);
  }

  /** Runs a health probe in a slot, whatever the state of the circuit breaker. */
  runProbe<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#bulkhead.run(work, signal);
  }

  #refuseWhileOpen(): void {
    const { rejection } = this;
    if (rejection !== undefined) throw rejection;
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
      const work = (report: OnFailure) => {
        const onFailure = (outcome: Outcome, error: unknown) =>
          report(
            pauseAfter(error) && outcome === 'failure' ? 'ignored' : outcome,
            toFailedTarget(call.request, error),
          );
        return next({ ...call, onFailure });
      };
      if (call.context.isHealthProbe === true) {
        return await isolation.runProbe(() => work(() => {}), signal);
      }
      return await isolation.run(work, signal, call.callers);
    } catch (error) {
      throw error instanceof RejectedError ? failures.fromRejection(error) : error;
    }
  };
