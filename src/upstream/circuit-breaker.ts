/** Milliseconds over which calls are counted. */
const WINDOW_MS = 10_000;
const BUCKET_MS = 1000;

export interface BreakerSettings {
  /** Calls in ten seconds before it judges. */
  readonly minCalls: number;
  /** Milliseconds for which it lets nothing through. */
  readonly openMs: number;
}

/** What a call says of its upstream. `neither`: the caller gave up before the upstream could answer. */
export type Verdict = 'well' | 'ill' | 'neither';

interface Bucket {
  readonly startedAt: number;
  well: number;
  ill: number;
}

/**
 * Stops asking an upstream that keeps failing: opens where at least half of the calls of the last ten seconds failed,
 * lets one through after a while, and closes when that one ends well.
 *
 * Its clock is one that nobody sets: the breakers of libraries read the time of day, and stay open for as long as it
 * was set back.
 */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  readonly #now: () => number;
  #buckets: Bucket[] = [];
  /** When it opened; null while it is closed. */
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

  /** Milliseconds until a call may be let through; 0 where one may. */
  get waitMs(): number {
    if (this.#openedAt === null) return 0;
    return Math.max(0, this.#openedAt + this.#settings.openMs - this.#now());
  }

  /**
   * Lets a call through, or not.
   *
   * @returns how to report the call's end; undefined where it may not go. Where it was open long enough one is let
   * through, and all hangs on its report.
   */
  admit(): ((verdict: Verdict) => void) | undefined {
    if (this.#openedAt === null) {
      const buckets = this.#buckets;
      // A call from before it last opened says nothing of the time since.
      return (verdict) => buckets === this.#buckets && this.#count(verdict);
    }
    if (this.#isProbing || this.waitMs > 0) return undefined;
    this.#isProbing = true;
    return (verdict) => this.#judgeProbe(verdict);
  }

  #count(verdict: Verdict): void {
    if (verdict === 'neither') return;
    this.#bucket()[verdict] += 1;
    if (verdict === 'ill' && this.#isIll()) this.#open();
  }

  #judgeProbe(verdict: Verdict): void {
    this.#isProbing = false;
    if (verdict === 'ill') this.#open();
    // One that was given up proves nothing: the next may try at once.
    if (verdict !== 'well') return;
    this.#openedAt = null;
    this.#buckets = [];
  }

  #open(): void {
    this.#openedAt = this.#now();
    this.#buckets = [];
  }

  #isIll(): boolean {
    const oldest = this.#now() - WINDOW_MS;
    while ((this.#buckets[0]?.startedAt ?? oldest + 1) <= oldest) this.#buckets.shift();
    const ill = this.#buckets.reduce((sum, bucket) => sum + bucket.ill, 0);
    const all = this.#buckets.reduce((sum, bucket) => sum + bucket.well, ill);
    return all >= this.#settings.minCalls && ill * 2 >= all;
  }

  #bucket(): Bucket {
    const now = this.#now();
    const last = this.#buckets.at(-1);
    if (last !== undefined && now - last.startedAt < BUCKET_MS) return last;
    const bucket: Bucket = { startedAt: now, well: 0, ill: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }
}
