import type { KeyedCounter } from '../lib/keyed-counter.ts';
import type { FixedWindowCounter } from './fixed-window-counter.ts';

/** The limits of one caller; 0 means no limit. */
interface CallerLimits {
  /** Operations in flight in this process. An operation counts until its response is sent. */
  readonly inFlight: number;
  /** Requests, whatever they contain. */
  readonly perMinute: number;
  readonly mutationsPerMinute: number;
  /** Mutations of one user. */
  readonly mutationsPerTargetPerMinute: number;
}

/** The rate limit that a caller exceeded. */
type ExceededLimit = 'perMinute' | 'mutationsPerMinute' | 'mutationsPerTargetPerMinute';

/** Called once per minute and limit that a caller exceeds, by the replica that noticed it, so that alarms can use it. */
type OnLimitExceeded = (
  callerId: string,
  limit: ExceededLimit,
  requestId: string | undefined,
) => void;

/** Limits the rate and the concurrency of each caller. The code that uses it authenticates the caller. */
export class RateLimiter {
  readonly #limits: CallerLimits;
  readonly #counter: FixedWindowCounter;
  /** The operations of each caller in flight in this process. */
  readonly #inFlight: KeyedCounter;
  readonly #onLimitExceeded: OnLimitExceeded;

  constructor(
    limits: CallerLimits,
    counter: FixedWindowCounter,
    inFlight: KeyedCounter,
    onLimitExceeded: OnLimitExceeded,
  ) {
    this.#limits = limits;
    this.#onLimitExceeded = onLimitExceeded;
    this.#counter = counter;
    this.#inFlight = inFlight;
  }

  /**
   * Counts a request.
   *
   * @param requestId for the log.
   * @returns the seconds to wait if a limit is exceeded.
   */
  async countRequest(callerId: string, requestId?: string): Promise<number | undefined> {
    // A request that exceeds the concurrency limit does not count against the rate.
    if (this.isAtConcurrencyLimit(callerId)) return 1;
    return this.#count('perMinute', requestId, callerId);
  }

  /**
   * Counts a mutation, even if it turns out to be invalid: otherwise invalid ones could probe the gateway without limit.
   *
   * @param requestId for the log.
   * @returns the seconds to wait if the limit is exceeded; then nothing may be sent.
   */
  async countMutation(callerId: string, requestId?: string): Promise<number | undefined> {
    return this.#count('mutationsPerMinute', requestId, callerId);
  }

  /**
   * Counts a mutation of one user, even if it fails: most attempts to guess a password fail. Call it after
   * `countMutation`, so that the limit of mutations also bounds the number of targets that a caller can count.
   *
   * @param target identifies the user as the caller does.
   * @param requestId for the log.
   * @returns the seconds to wait if the limit is exceeded; then nothing may be sent.
   */
  async countMutationOfTarget(
    callerId: string,
    target: string,
    requestId?: string,
  ): Promise<number | undefined> {
    return this.#count('mutationsPerTargetPerMinute', requestId, callerId, target);
  }

  /** Returns whether the caller holds all of its slots. */
  isAtConcurrencyLimit(callerId: string): boolean {
    const { inFlight } = this.#limits;
    return inFlight > 0 && this.#inFlight.count(callerId) >= inFlight;
  }

  /**
   * Runs an operation in a slot of its caller.
   *
   * @param until keeps the slot until it settles; without it, the slot is released when the work ends.
   */
  async run<T>(callerId: string, work: () => Promise<T>, until?: Promise<void>): Promise<T> {
    this.#inFlight.increment(callerId);
    try {
      return await work();
    } finally {
      const release = () => this.#inFlight.decrement(callerId);
      if (until === undefined) release();
      else void until.then(release);
    }
  }

  async #count(
    name: ExceededLimit,
    requestId: string | undefined,
    callerId: string,
    ...more: string[]
  ): Promise<number | undefined> {
    const limit = this.#limits[name];
    if (limit === 0) return undefined;
    const count = await this.#counter.increment(name, callerId, ...more);
    if (count === limit + 1) this.#onLimitExceeded(callerId, name, requestId);
    return count > limit ? this.#counter.secondsUntilReset : undefined;
  }
}
