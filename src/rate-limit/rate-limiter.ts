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
    const limit = this.#limits.perMinute;
    if (limit === 0) return undefined;
    const count = await this.#counter.increment('perMinute', callerId);
    if (count === limit + 1) this.#onLimitExceeded(callerId, 'perMinute', requestId);
    return count > limit ? this.#counter.secondsUntilReset : undefined;
  }

  /**
   * Counts a mutation, even if it turns out to be invalid: otherwise invalid ones could probe the gateway without limit. It
   * also counts for the user that it would change, even if it fails: most attempts to guess a password fail. The limit of
   * mutations also bounds the number of users that a caller can count.
   *
   * @param target identifies the user as the caller does; undefined if the mutation can change none.
   * @param requestId for the log.
   * @param isReplay returns whether the mutation was made before, so that it changes nothing and does not count; called at
   *   once, so that both answers of the store are waited for together.
   * @returns the seconds to wait if a limit is exceeded; then nothing may be sent.
   */
  async countUpdate(
    callerId: string,
    target: string | undefined,
    requestId?: string,
    isReplay?: () => Promise<boolean>,
  ): Promise<number | undefined> {
    const limited = (
      [
        ['mutationsPerMinute', callerId],
        ...(target === undefined
          ? []
          : [['mutationsPerTargetPerMinute', callerId, target] as const]),
      ] as const
    ).filter(([name]) => this.#limits[name] > 0);
    if (limited.length === 0) return undefined;
    const keys = limited.map((key) => ({ key, limit: this.#limits[key[0]] }));
    const [{ counts, undo }, isMade] = await Promise.all([
      this.#counter.incrementWithin(callerId, keys),
      isReplay?.(),
    ]);
    if (isMade === true) {
      undo();
      return undefined;
    }
    const exceeded = limited.findIndex(
      ([name], index) => (counts[index] ?? 0) > this.#limits[name],
    );
    const [name] = limited[exceeded] ?? [];
    if (name === undefined) return undefined;
    if (counts[exceeded] === this.#limits[name] + 1) {
      this.#onLimitExceeded(callerId, name, requestId);
    }
    return this.#counter.secondsUntilReset;
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
}
