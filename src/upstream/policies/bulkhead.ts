import { KeyedCounter } from '../../lib/keyed-counter.ts';
import { BACKGROUND_CALLER } from '../../request/request-context.ts';
import { CallerSet, RecentCallers } from './caller-set.ts';
import { RejectedError } from './rejected-error.ts';

/** The share of the slots that one caller may hold while several use the upstream. */
const MAX_SHARE = 0.75;

/** A call that waits for a slot. */
interface Waiter {
  readonly callers: CallerSet;
  /** @param id the caller that is charged for the slot. */
  readonly start: (id: string) => void;
  readonly reject: (error: RejectedError) => void;
}

/**
 * Bounds the calls in flight; a few more wait in one queue per caller. A released slot goes to the
 * caller that holds the fewest, so that no caller waits for another's whole queue.
 */
export class Bulkhead {
  readonly #maxRunning: number;
  readonly #maxWaiting: number;
  /** The slots of each caller. */
  readonly #running = new KeyedCounter();
  /** The waiters of each caller, oldest first. The most recently served caller is the last key. */
  readonly #queues = new Map<string, Set<Waiter>>();
  readonly #recent = new RecentCallers();
  #free: number;
  #waiting = 0;

  constructor(maxRunning: number, maxWaiting: number) {
    this.#maxRunning = maxRunning;
    this.#free = maxRunning;
    this.#maxWaiting = maxWaiting;
  }

  /** The number of calls in flight. */
  get running(): number {
    return this.#maxRunning - this.#free;
  }

  /** The number of calls that wait for a slot. */
  get waiting(): number {
    return this.#waiting;
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
    if (this.#waiting >= this.#maxWaiting) this.#displaceFor(ids);
    const { promise: turn, resolve: start, reject } = Promise.withResolvers<string>();
    const waiter: Waiter = { callers, start, reject };
    const cancelWait = () => {
      this.#remove(waiter);
      reject(new RejectedError('timeout'));
    };
    this.#waiting += 1;
    // A second attempt of a shared read waits in the queues of all its callers.
    for (const id of ids) this.#enqueue(id, waiter);
    callers.onRemove = (id) => this.#dequeue(id, waiter);
    callers.onAdd = (id) => {
      // A caller that joins later waits in its own queue too, because another's may be long.
      this.#recent.note(id);
      this.#enqueue(id, waiter);
      this.#startWaiters();
    };
    signal.addEventListener('abort', cancelWait, { once: true });
    return turn.finally(() => signal.removeEventListener('abort', cancelWait));
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
    while (this.#free > 0 && this.#queues.size > 0) {
      const id = this.#nextCaller();
      const [waiter] = this.#queues.get(id ?? '') ?? [];
      if (id === undefined || waiter === undefined) return;
      this.#remove(waiter);
      const queue = this.#queues.get(id);
      if (queue !== undefined) {
        this.#queues.delete(id);
        this.#queues.set(id, queue);
      }
      this.#charge(id);
      waiter.start(id);
    }
  }

  /**
   * Returns the waiting caller with the fewest slots; if several have as few, the least recently
   * served.
   */
  #nextCaller(): string | undefined {
    let next: string | undefined;
    for (const id of this.#queues.keys()) {
      const isBetter = next === undefined || this.#running.count(id) < this.#running.count(next);
      if (isBetter && this.#hasRoom(id)) next = id;
    }
    return next;
  }

  /** Makes room for a call by rejecting the newest waiter of the caller with the longest queue. */
  #displaceFor(ids: readonly string[]): void {
    let longest: ReadonlySet<Waiter> = new Set();
    for (const queue of this.#queues.values()) if (queue.size > longest.size) longest = queue;
    const own = Math.min(...ids.map((id) => this.#queues.get(id)?.size ?? 0));
    const newest = [...longest].findLast(({ callers }) => callers.keys.length === 1);
    if (own + 1 >= longest.size || newest === undefined) throw new RejectedError('full');
    this.#remove(newest);
    newest.reject(new RejectedError('full'));
  }

  #enqueue(id: string, waiter: Waiter): void {
    const queue = this.#queues.get(id) ?? new Set();
    queue.add(waiter);
    this.#queues.set(id, queue);
  }

  /** Removes a waiter from its queues. Does nothing if it already has a slot or was rejected. */
  #remove(waiter: Waiter): void {
    const { callers } = waiter;
    const queued = callers.keys.filter((id) => this.#dequeue(id, waiter));
    if (queued.length === 0) return;
    callers.onAdd = undefined;
    callers.onRemove = undefined;
    this.#waiting -= 1;
  }

  /** Returns whether the waiter was in the queue of the caller. */
  #dequeue(id: string, waiter: Waiter): boolean {
    const queue = this.#queues.get(id);
    if (queue === undefined || !queue.delete(waiter)) return false;
    if (queue.size === 0) this.#queues.delete(id);
    return true;
  }

  #hasRoom(id: string): boolean {
    if (!this.#recent.areSeveral) return true;
    return this.#running.count(id) < Math.max(1, Math.floor(this.#maxRunning * MAX_SHARE));
  }
}
