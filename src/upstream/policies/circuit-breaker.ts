/** The time over which calls are counted, in ms. */
const WINDOW_MS = 10_000;
const BUCKET_MS = 1000;

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

interface Bucket {
  readonly startedAt: number;
  success: number;
  failure: number;
}

/**
 * Stops calling an upstream that keeps failing. It opens when at least half of the calls of the
 * last ten seconds failed, lets one call through after a while, and closes when that call succeeds.
 *
 * Its clock is monotonic: the breakers of libraries read the time of day, and stay open for as long
 * as it was set back.
 */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #now: () => number;
  #buckets: Bucket[] = [];
  /** The time at which the breaker opened; null while it is closed. */
  #openedAt: number | null = null;
  #isProbing = false;

  constructor(settings: BreakerSettings, now: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#now = now;
  }

  get state(): 'closed' | 'open' | 'probing' {
    if (this.#openedAt === null) return 'closed';
    return this.#isProbing ? 'probing' : 'open';
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
  admit(): ((outcome: Outcome) => void) | undefined {
    if (this.#openedAt === null) {
      const buckets = this.#buckets;
      // A call that began before the breaker last opened shows nothing about the time since.
      return (outcome) => buckets === this.#buckets && this.#count(outcome);
    }
    if (this.#isProbing || this.waitMs > 0) return undefined;
    this.#isProbing = true;
    return (outcome) => this.#endProbe(outcome);
  }

  #count(outcome: Outcome): void {
    if (outcome === 'ignored') return;
    this.#bucket()[outcome] += 1;
    if (outcome === 'failure' && this.#isFailing()) this.#open();
  }

  #endProbe(outcome: Outcome): void {
    this.#isProbing = false;
    if (outcome === 'failure') this.#open();
    // A probe whose caller left proves nothing, so the next call may be tried at once.
    if (outcome !== 'success') return;
    this.#openedAt = null;
    this.#buckets = [];
  }

  #open(): void {
    this.#openedAt = this.#now();
    this.#buckets = [];
  }

  #isFailing(): boolean {
    const oldest = this.#now() - WINDOW_MS;
    while ((this.#buckets[0]?.startedAt ?? oldest + 1) <= oldest) this.#buckets.shift();
    const failures = this.#buckets.reduce((sum, bucket) => sum + bucket.failure, 0);
    const all = this.#buckets.reduce((sum, bucket) => sum + bucket.success, failures);
    return all >= this.#settings.minCalls && failures * 2 >= all;
  }

  #bucket(): Bucket {
    const now = this.#now();
    const last = this.#buckets.at(-1);
    if (last !== undefined && now - last.startedAt < BUCKET_MS) return last;
    const bucket: Bucket = { startedAt: now, success: 0, failure: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }
}
