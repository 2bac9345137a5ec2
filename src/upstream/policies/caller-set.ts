import { KeyedCounter } from '../../lib/keyed-counter.ts';

/**
 * The callers that wait for one upstream call, several for a shared read. The last one stays, even
 * if it is gone.
 */
export class CallerSet {
  /** The number of waits of each caller, in the order in which the callers joined. */
  readonly #waits = new KeyedCounter();
  /** Called for each caller that joins later; undefined while the call does not wait for a slot. */
  onAdd: ((id: string) => void) | undefined;
  /**
   * Called for each caller that no longer waits; undefined while the call does not wait for a slot.
   */
  onRemove: ((id: string) => void) | undefined;

  constructor(first: string) {
    this.#waits.increment(first);
  }

  get ids(): readonly string[] {
    return this.#waits.keys;
  }

  add(id: string): void {
    this.#waits.increment(id);
    if (this.#waits.count(id) === 1) this.onAdd?.(id);
  }

  /** Ends one wait of a caller. */
  remove(id: string): void {
    const waits = this.#waits.count(id);
    if (waits === 0 || (waits === 1 && this.#waits.size === 1)) return;
    this.#waits.decrement(id);
    if (waits === 1) this.onRemove?.(id);
  }
}
