import { BACKGROUND_CALLER } from '../../request/request-context.ts';

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
