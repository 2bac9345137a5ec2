import type { RateState } from '../observer.ts';
import type { BudgetState } from './budget-state.ts';
import type { CallClass } from './call-class.ts';
import type { CooldownAdmission } from './cooldown.ts';
import { LeasedTokens } from './leased-tokens.ts';
import { RejectedError } from './rejected-error.ts';
import { toRates } from './to-rates.ts';
import type { BudgetRates } from './token-bucket.ts';
import { type CallSlots, TokenQueue, type TokenRequest } from './token-queue.ts';

/** How many calls one upstream API may get. */
export interface BudgetSettings {
  /** Maximum number of calls per second; if absent, there is no limit. */
  readonly perSecond?: number | undefined;
  /** The number of calls that may be sent at once after a pause; if absent, a tenth of `perSecond`. */
  readonly burst?: number | undefined;
  /** The share of `perSecond` that bulk calls may take, above 0 and at most 1. */
  readonly bulkShare: number;
  /** The number of processes that divide `perSecond` while there is no store, or it fails. */
  readonly replicas: number;
  /** The longest pause that the provider may ask for, in seconds; 0 if its request is ignored. */
  readonly maxRetryAfterSeconds: number;
}

/**
 * The request budget of one upstream API: pauses that the provider asks for, and, if its rate is
 * limited, a token for each call.
 */
export class RateBudget {
  readonly #maxPauseMs: number;
  readonly #state: BudgetState;
  /** Undefined if the rate is not limited. */
  readonly #queue: TokenQueue | undefined;
  readonly #counts = { read: createCounts(), write: createCounts() };
  readonly #stopListening: () => void;
  #storeFailures = 0;

  constructor(settings: BudgetSettings, state: BudgetState, slots: CallSlots) {
    this.#maxPauseMs = settings.maxRetryAfterSeconds * 1000;
    this.#state = state;
    const rates = toRates(settings, 1);
    const localRates = toRates(settings, settings.replicas);
    if (rates !== undefined && localRates !== undefined) {
      this.#queue = new TokenQueue({ ...slots, rates, take: this.#createTake(rates, localRates) });
    }
    this.#stopListening = state.cooldown.onStart((callClass) => {
      const afterMs = this.#pausedMs(callClass);
      if (afterMs === 0) return;
      this.#queue?.reject(callClass, () => new RejectedError('paused', afterMs));
    });
  }

  /** Whether calls need a token. */
  get isLimited(): boolean {
    return this.#queue !== undefined;
  }

  /** Returns whether the provider's request to pause lets a call through. */
  admit(callClass: CallClass): CooldownAdmission {
    return this.#state.cooldown.admit(callClass, this.#maxPauseMs);
  }

  /**
   * Waits for a token. Call `release` when the call has ended.
   *
   * @returns the milliseconds of the wait.
   * @throws {RejectedError}
   */
  async acquire(request: TokenRequest): Promise<number> {
    const waitedMs = (await this.#queue?.acquire(request)) ?? 0;
    const counts = this.#counts[request.callClass];
    if (waitedMs > 0) counts.waits += 1;
    counts.waitedMs += waitedMs;
    return waitedMs;
  }

  /** Ends a call that has a token. */
  release(callClass: CallClass): void {
    this.#queue?.release(callClass);
  }

  /** Counts a call that was not sent. */
  countRejection(callClass: CallClass, { reason }: RejectedError): void {
    const { refused } = this.#counts[callClass];
    if (reason === 'paused' || reason === 'deadline' || reason === 'queueFull')
      refused[reason] += 1;
  }

  /** Starts a pause if the provider asks for one. @returns whether it does. */
  pauseAfter(error: unknown, callClass: CallClass): boolean {
    const { cooldown, shared } = this.#state;
    const pause = cooldown.toPause(error, callClass, this.#maxPauseMs);
    if (pause === undefined) return false;
    if (!cooldown.start(callClass, pause, this.#maxPauseMs)) return true;
    shared?.startCooldown(callClass, pause).catch(() => {
      this.#storeFailures += 1;
    });
    return true;
  }

  /** The current state of one class, for metrics. */
  getState(callClass: CallClass): RateState {
    const count = (lane: 'interactive' | 'bulk') => this.#queue?.countWaiting(lane, callClass) ?? 0;
    return {
      ...this.#counts[callClass],
      waiting: { interactive: count('interactive'), bulk: count('bulk') },
      pausedMs: this.#pausedMs(callClass),
      storeFailures: this.#storeFailures,
    };
  }

  close(): void {
    this.#queue?.close();
    this.#stopListening();
  }

  #pausedMs(callClass: CallClass): number {
    return this.#state.cooldown.remainingMs(callClass, this.#maxPauseMs);
  }

  #createTake(rates: BudgetRates, localRates: BudgetRates) {
    const { shared, bucket: local, onSharedChange } = this.#state;
    if (shared === undefined) return (lane: TokenRequest['lane']) => local.take(lane, localRates);
    const leased = new LeasedTokens({
      ...{ shared, rates, local, localRates },
      onFetched: () => this.#queue?.serve(),
      onChange: (isShared) => {
        if (!isShared) this.#storeFailures += 1;
        onSharedChange?.(isShared);
      },
    });
    return leased.take.bind(leased);
  }
}

const createCounts = () => ({
  waits: 0,
  waitedMs: 0,
  refused: { paused: 0, deadline: 0, queueFull: 0 },
});
