import { TIMED_OUT, withTimeout } from '../../lib/with-timeout.ts';
import type { Lane } from '../../request/lane.ts';
import type { SharedBudget, TokenLease } from './shared-budget.ts';
import type { BudgetRates, TokenBucket } from './token-bucket.ts';

/** The timeout of a lease in ms; calls wait for it at most once, then the local bucket is used. */
const LEASE_TIMEOUT_MS = 500;

/** How long the store is not used after it failed, in ms. */
const STORE_RETRY_DELAY_MS = 1000;

/**
 * A token expires this long after it was due, in ms: tokens that are saved up and used together
 * would exceed the rate by as many.
 */
const EXPIRY_MS = 50;

/** New tokens are fetched this long before the last one is due, in ms. */
const AHEAD_MS = 20;

interface LeasedTokensOptions {
  readonly shared: SharedBudget;
  readonly rates: BudgetRates;
  /** The bucket of this process, which is used while the store fails. */
  readonly local: TokenBucket;
  /** The rates of this process while the store fails. */
  readonly localRates: BudgetRates;
  /** Called when tokens were fetched or could not be. */
  readonly onFetched: () => void;
  /** Called when the store begins to fail (false), and when it works again (true). */
  readonly onChange: (isShared: boolean) => void;
  /** Returns the milliseconds of a monotonic clock. */
  readonly now?: () => number;
}

/**
 * Takes tokens from the bucket that all replicas share. A lease brings as many as calls wait, or
 * were made in the last moment, so that a busy process fetches several in one round trip.
 */
export class LeasedTokens {
  readonly #options: LeasedTokensOptions;
  readonly #now: () => number;
  /** When each token is due, by the monotonic clock. */
  readonly #due: Record<Lane, number[]> = { interactive: [], bulk: [] };
  /** Nothing can be leased before these times, because other replicas have reserved the tokens. */
  readonly #emptyUntil: Record<Lane, number> = { interactive: 0, bulk: 0 };
  readonly #fetching: Record<Lane, boolean> = { interactive: false, bulk: false };
  readonly #recent = new RecentCount();
  #failedAt: number | undefined;

  constructor(options: LeasedTokensOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Whether the store works, as far as is known. */
  get isShared(): boolean {
    return this.#failedAt === undefined;
  }

  /**
   * Takes a token.
   *
   * @param waiting the number of calls that wait for one, at least 1.
   * @returns 0, or the milliseconds until it is worth trying again; infinite while a lease is
   *   fetched.
   */
  take(lane: Lane, waiting: number): number {
    const now = this.#now();
    const due = this.#due[lane];
    while ((due[0] ?? now) < now - EXPIRY_MS) due.shift();
    const waitMs = (due[0] ?? Number.POSITIVE_INFINITY) - now;
    if (waitMs <= 0) {
      due.shift();
      this.#recent.increment(now);
      this.#refill(lane, waiting - 1, now);
      return 0;
    }
    this.#refill(lane, waiting, now);
    const { local, localRates } = this.#options;
    if (!this.isShared) return Math.min(waitMs, local.take(lane, localRates, now));
    const isExpected = due.length > 0 || this.#fetching[lane];
    return isExpected ? waitMs : Math.max(1, this.#emptyUntil[lane] - now);
  }

  /** Fetches tokens if the last one is due soon. */
  #refill(lane: Lane, waiting: number, now: number): void {
    const isPaused = this.#failedAt !== undefined && now < this.#failedAt + STORE_RETRY_DELAY_MS;
    if (this.#fetching[lane] || isPaused || now < this.#emptyUntil[lane]) return;
    const due = this.#due[lane];
    if ((due.at(-1) ?? now) - now > AHEAD_MS) return;
    const { intervalMs } = this.#options.rates.total;
    const most = lane === 'bulk' ? 1 : Math.max(1, Math.floor(EXPIRY_MS / intervalMs));
    const recent = lane === 'bulk' ? 0 : this.#recent.count(now);
    // A token that is fetched for a single call would mostly expire.
    const expected = recent > 1 ? recent : 0;
    const stock = Math.min(most, Math.max(waiting, expected));
    const isEnough = waiting <= due.length && 2 * due.length > stock;
    if (!isEnough && stock > due.length) void this.#fetch(lane, stock - due.length);
  }

  async #fetch(lane: Lane, count: number): Promise<void> {
    const { shared, rates, onFetched } = this.#options;
    this.#fetching[lane] = true;
    try {
      const lease = await withTimeout(shared.lease({ lane, count, rates }), LEASE_TIMEOUT_MS);
      if (lease === TIMED_OUT) this.#setFailed(true);
      else this.#add(lane, lease);
    } catch {
      this.#setFailed(true);
    }
    this.#fetching[lane] = false;
    onFetched();
  }

  #add(lane: Lane, { count, firstMs }: TokenLease): void {
    const now = this.#now();
    this.#setFailed(false);
    if (count === 0) this.#emptyUntil[lane] = now + Math.max(1, firstMs);
    for (let n = 0; n < count; n += 1) {
      // A token that was due before the lease is due now.
      const at = now + firstMs + n * this.#options.rates.total.intervalMs;
      this.#due[lane].push(Math.max(now, at));
    }
  }

  #setFailed(hasFailed: boolean): void {
    const wasShared = this.isShared;
    this.#failedAt = hasFailed ? this.#now() : undefined;
    if (wasShared === hasFailed) this.#options.onChange(!hasFailed);
  }
}

/** Counts events in the last one to two moments of `EXPIRY_MS`. */
class RecentCount {
  #beganAt = 0;
  #current = 0;
  #last = 0;

  increment(now: number): void {
    this.#roll(now);
    this.#current += 1;
  }

  /** Returns the number of events in one whole moment. */
  count(now: number): number {
    this.#roll(now);
    return Math.max(this.#last, this.#current);
  }

  #roll(now: number): void {
    const passed = now - this.#beganAt;
    if (passed < EXPIRY_MS) return;
    this.#last = passed < 2 * EXPIRY_MS ? this.#current : 0;
    this.#current = 0;
    this.#beganAt = now;
  }
}
