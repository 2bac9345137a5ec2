/** The gateway itself, when it calls an upstream for no client in particular. */
export const BACKGROUND_CALLER = 'roster';

/** The callers that wait for one upstream call: several if they share a read. There is always one, even if it is gone. */
export class CallerSet {
  /** How often each of them waits, in the order in which they came. */
  readonly #waits: Map<string, number>;
  /** Called for each caller that joins later; absent while nobody needs to know. */
  onAdd: ((id: string) => void) | undefined;
  /** Called for each caller that has given up; absent while nobody needs to know. */
  onRemove: ((id: string) => void) | undefined;

  constructor(first: string) {
    this.#waits = new Map([[first, 1]]);
  }

  get ids(): readonly string[] {
    return [...this.#waits.keys()];
  }

  add(id: string): void {
    const waits = this.#waits.get(id) ?? 0;
    this.#waits.set(id, waits + 1);
    if (waits === 0) this.onAdd?.(id);
  }

  /** One wait of a caller has ended. */
  remove(id: string): void {
    const waits = (this.#waits.get(id) ?? 0) - 1;
    if (waits > 0) this.#waits.set(id, waits);
    else if (this.#waits.size > 1 && this.#waits.delete(id)) this.onRemove?.(id);
  }
}
