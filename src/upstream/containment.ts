import { Bulkhead } from './bulkhead.ts';
import { BACKGROUND_CALLER, CallerSet } from './caller-set.ts';
import { type BreakerSettings, CircuitBreaker, type Verdict } from './circuit-breaker.ts';
import { NotAdmitted } from './not-admitted.ts';

export interface ContainmentSettings {
  /** Calls under way at one time. */
  readonly maxConcurrent: number;
  /** Calls that wait for a slot. */
  readonly maxWaiting: number;
  /** False: every call is let through, however many fail. */
  readonly breaker: BreakerSettings | false;
}

/** Milliseconds before a probe that told nothing is made again. */
const SOONEST_PROBE_MS = 20;

/** How a class of calls finds out that its upstream is well again. */
export interface Recovery {
  /**
   * A harmless read that the gateway makes itself, for calls of which none may be tried out; absent: the next call
   * is tried.
   */
  readonly probe?: () => Promise<Verdict>;
}

/** One class of calls to one upstream API, kept from harming the gateway and everybody else's calls. */
export class Containment {
  readonly #bulkhead: Bulkhead;
  readonly #breaker: CircuitBreaker | undefined;
  #recovery: Recovery = {};
  #nextProbe: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor({ maxConcurrent, maxWaiting, breaker }: ContainmentSettings) {
    this.#bulkhead = new Bulkhead(maxConcurrent, maxWaiting);
    this.#breaker = breaker === false ? undefined : new CircuitBreaker(breaker);
  }

  /** For metrics. */
  get stats() {
    return {
      freeSlots: this.#bulkhead.free,
      freeWaits: this.#bulkhead.freeWaits,
      breaker: this.#breaker?.state ?? 'closed',
    };
  }

  recoverBy(recovery: Recovery): void {
    this.#recovery = recovery;
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#nextProbe);
  }

  /**
   * @param signal ends the wait for a slot; what has begun goes on.
   * @param verdictOf what the failure of the work says of the upstream.
   * @throws {NotAdmitted} where the work was not begun, for certain.
   */
  async run<T>(
    work: () => Promise<T>,
    signal: AbortSignal,
    verdictOf: (error: unknown) => Verdict,
    callers = new CallerSet(BACKGROUND_CALLER),
  ): Promise<T> {
    this.#refuseWhileOpen();
    return this.#bulkhead.run(() => this.#watch(work, verdictOf), signal, callers);
  }

  async #watch<T>(work: () => Promise<T>, verdictOf: (error: unknown) => Verdict): Promise<T> {
    const breaker = this.#breaker;
    if (breaker === undefined) return work();
    this.#refuseWhileOpen();
    const report = breaker.admit();
    if (report === undefined) throw this.#open(breaker);
    try {
      const result = await work();
      report('well');
      return result;
    } catch (error) {
      report(verdictOf(error));
      this.#planProbe(breaker);
      throw error;
    }
  }

  /** Where the gateway probes by itself, no call is tried out, however long it was open. */
  #refuseWhileOpen(): void {
    const breaker = this.#breaker;
    if (breaker === undefined || breaker.state === 'closed') return;
    const isTriedOut = this.#recovery.probe === undefined;
    if (isTriedOut && breaker.state === 'open' && breaker.waitMs === 0) return;
    throw this.#open(breaker);
  }

  #open(breaker: CircuitBreaker): NotAdmitted {
    return new NotAdmitted('open', Math.max(1, breaker.waitMs));
  }

  #planProbe(breaker: CircuitBreaker): void {
    const { probe } = this.#recovery;
    const isPlanned = this.#nextProbe !== undefined || this.#isClosed;
    if (probe === undefined || breaker.state !== 'open' || isPlanned) return;
    const afterMs = Math.max(Math.ceil(breaker.waitMs) + 1, SOONEST_PROBE_MS);
    this.#nextProbe = setTimeout(async () => {
      this.#nextProbe = undefined;
      const report = breaker.admit();
      if (report !== undefined) report(await probe());
      this.#planProbe(breaker);
    }, afterMs).unref();
  }
}
