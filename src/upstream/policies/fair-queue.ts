import type { CallerSet } from './caller-set.ts';
import { RejectedError } from './rejected-error.ts';

/** A call that waits for its turn. */
interface Waiter {
  readonly callers: CallerSet;
  /** @param id the caller whose turn it is. */
  readonly start: (id: string) => void;
  readonly reject: (error: RejectedError) => void;
}

interface FairQueueOptions {
  /** Maximum number of calls that wait. */
  readonly maxWaiting: number;
  /** Called with each caller that joins a call that waits, after it was queued. */
  readonly onJoin: (id: string) => void;
}

/**
 * Calls that wait, in one queue per caller, oldest first. If it is full, a caller with few waiting
 * calls displaces the newest call of the caller with the most.
 */
export class FairQueue {
  readonly #options: FairQueueOptions;
  /** The waiters of each caller, oldest first. The most recently served caller is the last key. */
  readonly #queues = new Map<string, Set<Waiter>>();
  #size = 0;

  constructor(options: FairQueueOptions) {
    this.#options = options;
  }

  /** The number of calls that wait. */
  get size(): number {
    return this.#size;
  }

  /** The callers that wait, the least recently served one first. */
  get callers(): Iterable<string> {
    return this.#queues.keys();
  }

  /** Returns the number of calls that are served before a new call, if callers take turns. */
  countBefore(callers: CallerSet): number {
    const own = Math.min(...callers.keys.map((id) => this.#queues.get(id)?.size ?? 0));
    let before = 0;
    for (const { size } of this.#queues.values()) before += Math.min(size, own + 1);
    return before;
  }

  /**
   * Waits for a turn.
   *
   * @param signal ends the wait.
   * @returns the caller whose turn it is.
   * @throws {RejectedError} `full` or `timeout`.
   */
  wait(callers: CallerSet, signal: AbortSignal): Promise<string> {
    const ids = callers.keys;
    if (this.#size >= this.#options.maxWaiting) this.#displaceFor(ids);
    const { promise: turn, resolve: start, reject } = Promise.withResolvers<string>();
    const waiter: Waiter = { callers, start, reject };
    const cancelWait = () => {
      this.#remove(waiter);
      reject(new RejectedError('timeout'));
    };
    this.#size += 1;
    // A second attempt of a shared read waits in the queues of all its callers.
    for (const id of ids) this.#enqueue(id, waiter);
    callers.onRemove = (id) => this.#dequeue(id, waiter);
    callers.onAdd = (id) => {
      // A caller that joins later waits in its own queue too, because another's may be long.
      this.#enqueue(id, waiter);
      this.#options.onJoin(id);
    };
    signal.addEventListener('abort', cancelWait, { once: true });
    return turn.finally(() => signal.removeEventListener('abort', cancelWait));
  }

  /** Starts the oldest call of a caller, which is the most recently served one from then on. */
  start(id: string): void {
    const [waiter] = this.#queues.get(id) ?? [];
    if (waiter === undefined) return;
    this.#remove(waiter);
    const queue = this.#queues.get(id);
    if (queue !== undefined) {
      this.#queues.delete(id);
      this.#queues.set(id, queue);
    }
    waiter.start(id);
  }

  /** Rejects all calls that wait. */
  rejectAll(createError: () => RejectedError): void {
    for (const queue of [...this.#queues.values()]) {
      for (const waiter of [...queue]) {
        this.#remove(waiter);
        waiter.reject(createError());
      }
    }
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

  /** Removes a waiter from its queues. Does nothing if it already has a turn or was rejected. */
  #remove(waiter: Waiter): void {
    const { callers } = waiter;
    const queued = callers.keys.filter((id) => this.#dequeue(id, waiter));
    if (queued.length === 0) return;
    callers.onAdd = undefined;
    callers.onRemove = undefined;
    this.#size -= 1;
  }

  /** Returns whether the waiter was in the queue of the caller. */
  #dequeue(id: string, waiter: Waiter): boolean {
    const queue = this.#queues.get(id);
    if (queue === undefined || !queue.delete(waiter)) return false;
    if (queue.size === 0) this.#queues.delete(id);
    return true;
  }
}
