import { KeyedCounter } from '../../lib/keyed-counter.ts';
import { BACKGROUND_CALLER } from '../../request/request-context.ts';

/**
 * The callers that wait for one upstream call, several for a shared read, with the number of waits
 * of each, in the order in which they joined. The last one stays, even if it is gone.
 */
export class CallerSet extends KeyedCounter {
  /** Called for each caller that joins later; undefined while the call does not wait for a slot. */
  onAdd: ((id: string) => void) | undefined;
  /**
   * Called for each caller that no longer waits; undefined while the call does not wait for a slot.
   */
  onRemove: ((id: string) => void) | undefined;

  constructor(first: string) {
    super();
    super.increment(first);
  }

  override increment(id: string): void {
    super.increment(id);
    if (this.count(id) === 1) this.onAdd?.(id);
  }

  /** Ends one wait of a caller. */
  override decrement(id: string): void {
    const waits = this.count(id);
    if (waits === 0 || (waits === 1 && this.size === 1)) return;
    super.decrement(id);
    if (waits === 1) this.onRemove?.(id);
  }
}

/** The time for which slots stay free for a caller after its last call, in ms. */
const WINDOW_MS = 10 * 60_000;

/** Maximum number of callers remembered: it only matters whether there are several. */
const MAX_REMEMBERED = 16;

/** Remembers whether several callers have used an upstream recently. */
export class RecentCallers {
  /** The time of the last call of each caller, oldest first. */
  readonly #lastSeen = new Map<string, number>();

  note(id: string): void {
    if (id === BACKGROUND_CALLER) return;
    const now = performance.now();
    this.#lastSeen.delete(id);
    this.#lastSeen.set(id, now);
    for (const [oldest, at] of this.#lastSeen) {
      if (at > now - WINDOW_MS && this.#lastSeen.size <= MAX_REMEMBERED) return;
      this.#lastSeen.delete(oldest);
    }
  }

  get areSeveral(): boolean {
    return this.#lastSeen.size > 1;
  }
}
