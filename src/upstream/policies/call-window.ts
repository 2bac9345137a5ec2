/** The time over which calls are counted, in ms. */
const WINDOW_MS = 10_000;
const BUCKET_MS = 1000;

/** The most targets that are counted. */
const MAX_TARGETS = 256;

interface Bucket {
  readonly startedAt: number;
  successes: number;
  /** All failures. */
  failures: number;
  /** The failures that no single target can have caused. */
  certain: number;
}

interface CallCounts {
  readonly successes: number;
  readonly failures: number;
  /** The number of failures if those of one target count as one. */
  readonly distinctFailures: number;
  /** Whether all failures concern one target. */
  readonly isOneTarget: boolean;
}

/** Counts the calls of the last ten seconds, and the targets about which they failed. */
export class CallWindow {
  readonly #now: () => number;
  #buckets: Bucket[] = [];
  /** When calls about a target last failed, the oldest first. */
  readonly #targets = new Map<string, number>();

  /** @param now milliseconds of a monotonic clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  countSuccess(): void {
    this.#bucket().successes += 1;
  }

  /** @param target what the call was about; undefined if that cannot be why it failed. */
  countFailure(target: string | undefined): void {
    const bucket = this.#bucket();
    bucket.failures += 1;
    if (target === undefined) bucket.certain += 1;
    else this.#note(target);
  }

  get counts(): CallCounts {
    this.#dropOld();
    let [successes, failures, certain] = [0, 0, 0];
    for (const bucket of this.#buckets) {
      successes += bucket.successes;
      failures += bucket.failures;
      certain += bucket.certain;
    }
    const distinctFailures = certain + this.#targets.size;
    return {
      successes,
      failures,
      distinctFailures,
      isOneTarget: certain === 0 && distinctFailures === 1,
    };
  }

  clear(): void {
    this.#buckets = [];
    this.#targets.clear();
  }

  #note(target: string): void {
    // A key that is set again keeps its place.
    this.#targets.delete(target);
    if (this.#targets.size < MAX_TARGETS) this.#targets.set(target, this.#now());
  }

  #dropOld(): void {
    const oldest = this.#now() - WINDOW_MS;
    while ((this.#buckets[0]?.startedAt ?? oldest + 1) <= oldest) this.#buckets.shift();
    for (const [target, failedAt] of this.#targets) {
      if (failedAt > oldest) return;
      this.#targets.delete(target);
    }
  }

  #bucket(): Bucket {
    const now = this.#now();
    const last = this.#buckets.at(-1);
    if (last !== undefined && now - last.startedAt < BUCKET_MS) return last;
    const bucket: Bucket = { startedAt: now, successes: 0, failures: 0, certain: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }
}
