import { CallWindow } from './call-window.ts';

export interface BreakerSettings {
  /** Minimum number of calls in ten seconds before the breaker may open. */
  readonly minCalls: number;
  /** The time for which an open breaker rejects all calls, in ms. */
  readonly openMs: number;
}

/**
 * What a call shows about its upstream. `ignored`: the caller left before the upstream could
 * respond.
 */
export type Outcome = 'success' | 'failure' | 'ignored';

/**
 * Reports the outcome of a call.
 *
 * @param target what the call was about, if that may be why it failed: one record may be broken.
 */
type ReportOutcome = (outcome: Outcome, target?: string) => void;

/**
 * Stops calling an upstream that keeps failing. It opens when at least half of the calls of the
 * last ten seconds failed, lets one call through after a while, and closes when that call succeeds.
 * Failures about one target count as one. If it would open only by counting each of them, it is
 * `isUnclear`, and its owner has to find out whether the upstream works.
 *
 * Its clock is monotonic: the breakers of libraries read the time of day, and stay open for as long
 * as it was set back.
 */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #now: () => number;
  #window: CallWindow;
  /** The time at which the breaker opened; null while it is closed. */
  #openedAt: number | null = null;
  #isProbing = false;
  #isUnclear = false;

  constructor(settings: BreakerSettings, now: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#now = now;
    this.#window = new CallWindow(now);
  }

  get state(): 'closed' | 'open' | 'probing' {
    if (this.#openedAt === null) return 'closed';
    return this.#isProbing ? 'probing' : 'open';
  }

  /** Whether it is closed, although so many calls failed that it would be open if they had other targets. */
  get isUnclear(): boolean {
    return this.#isUnclear;
  }

  /** Milliseconds until a call may be let through; 0 if one may be now. */
  get waitMs(): number {
    if (this.#openedAt === null) return 0;
    return Math.max(0, this.#openedAt + this.#settings.openMs - this.#now());
  }

  /**
   * Admits a call, or rejects it. After the open time, it admits one call, whose outcome closes or
   * reopens the breaker.
   *
   * @returns a function that reports the outcome of the call; undefined if the call is rejected.
   */
  admit(): ReportOutcome | undefined {
    if (this.#openedAt === null) {
      const window = this.#window;
      // A call that began before the breaker last opened shows nothing about the time since.
      return (outcome, target) => window === this.#window && this.#count(outcome, target);
    }
    if (this.#isProbing || this.waitMs > 0) return undefined;
    this.#isProbing = true;
    return (outcome) => this.#endProbe(outcome);
  }

  /** Returns a function that ends an unclear state by the outcome of a call about something else. */
  decide(): (outcome: Outcome) => void {
    const window = this.#window;
    return (outcome) => {
      if (window !== this.#window || outcome === 'ignored') return;
      // If it succeeded, the targets are broken, and not the upstream.
      this.#isUnclear = false;
      window.clear();
      if (outcome === 'failure') this.#open();
    };
  }

  #count(outcome: Outcome, target: string | undefined): void {
    if (outcome === 'success') this.#window.countSuccess();
    if (outcome !== 'failure') return;
    this.#window.countFailure(target);
    const { successes, failures, distinctFailures, isOneTarget } = this.#window.counts;
    this.#isUnclear = this.#isHalf(failures, successes);
    if (!isOneTarget && this.#isHalf(distinctFailures, successes)) this.#open();
  }

  #isHalf(failures: number, successes: number): boolean {
    return failures + successes >= this.#settings.minCalls && failures >= successes;
  }

  #endProbe(outcome: Outcome): void {
    this.#isProbing = false;
    if (outcome === 'failure') this.#open();
    // A probe whose caller left proves nothing, so the next call may be tried at once.
    if (outcome !== 'success') return;
    this.#openedAt = null;
    this.#window = new CallWindow(this.#now);
  }

  #open(): void {
    this.#openedAt = this.#now();
    this.#isUnclear = false;
    this.#window = new CallWindow(this.#now);
  }
}
