import { KeyedCounter } from '../../lib/keyed-counter.ts';
import { BACKGROUND_CALLER } from '../../request/request-context.ts';
import { CallerSet, RecentCallers } from './caller-set.ts';
import { FairQueue } from './fair-queue.ts';
import { RejectedError } from './rejected-error.ts';

/** The share of the slots that one caller may hold while several use the upstream. */
const MAX_SHARE = 0.75;

/**
 * Bounds the calls in flight; a few more wait in one queue per caller. A released slot goes to the
 * caller that holds the fewest, so that no caller waits for another's whole queue.
 */
export class Bulkhead {
  readonly #maxRunning: number;
  /** The slots of each caller. */
  readonly #running = new KeyedCounter();
  readonly #queue: FairQueue;
  readonly #recent = new RecentCallers();
  #free: number;

  constructor(maxRunning: number, maxWaiting: number) {
    this.#maxRunning = maxRunning;
    this.#free = maxRunning;
    this.#queue = new FairQueue({
      maxWaiting,
      onJoin: (id) => {
        this.#recent.note(id);
        this.#startWaiters();
      },
    });
  }

  /** The number of calls in flight. */
  get running(): number {
    return this.#maxRunning - this.#free;
  }

  /** The number of calls that wait for a slot. */
  get waiting(): number {
    return this.#queue.size;
  }

  /**
   * Runs work in a slot.
   *
   * @param signal ends only the wait: work that has started continues.
   * @throws {RejectedError} `full` or `timeout` if the work was not started; otherwise what the work
   * threw.
   */
  async run<T>(
    work: () => Promise<T>,
    signal: AbortSignal,
    callers = new CallerSet(BACKGROUND_CALLER),
  ): Promise<T> {
    if (signal.aborted) throw new RejectedError('timeout');
    const id = await this.#acquire(signal, callers);
    try {
      // The signal may have fired since the slot was assigned.
      if (signal.aborted) throw new RejectedError('timeout');
      return await work();
    } finally {
      this.#release(id);
    }
  }

  /** Waits for a slot, and returns the caller that is charged for it. */
  async #acquire(signal: AbortSignal, callers: CallerSet): Promise<string> {
    const { keys: ids } = callers;
    for (const id of ids) this.#recent.note(id);
    const charged = this.#free > 0 ? ids.find((id) => this.#hasRoom(id)) : undefined;
    if (charged !== undefined) {
      this.#charge(charged);
      return charged;
    }
    return this.#queue.wait(callers, signal);
  }

  #release(id: string): void {
    this.#running.decrement(id);
    this.#free += 1;
    this.#startWaiters();
  }

  #charge(id: string): void {
    this.#free -= 1;
    this.#running.increment(id);
  }

  #startWaiters(): void {
    while (this.#free > 0 && this.#queue.size > 0) {
      const id = this.#nextCaller();
      if (id === undefined) return;
      this.#charge(id);
      this.#queue.start(id);
    }
  }

  /**
   * Returns the waiting caller with the fewest slots; if several have as few, the least recently
   * served.
   */
  #nextCaller(): string | undefined {
    let next: string | undefined;
    for (const id of this.#queue.callers) {
      const isBetter = next === undefined || this.#running.count(id) < this.#running.count(next);
      if (isBetter && this.#hasRoom(id)) next = id;
    }
    return next;
  }

  #hasRoom(id: string): boolean {
    if (!this.#recent.areSeveral) return true;
    return this.#running.count(id) < Math.max(1, Math.floor(this.#maxRunning * MAX_SHARE));
  }
}
