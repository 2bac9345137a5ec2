import { BACKGROUND_CALLER } from './caller-set.ts';

/** Milliseconds for which slots are kept free for a caller that came once. */
const WINDOW_MS = 10 * 60_000;

/** Callers that are remembered: it only matters whether there are several. */
const MAX_REMEMBERED = 16;

/** Whether several callers use an upstream these days. */
export class RecentCallers {
  /** When each came last, the oldest first. */
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
