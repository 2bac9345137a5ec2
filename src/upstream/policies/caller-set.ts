/**
 * The callers that wait for one upstream call, several for a shared read. The last one stays, even
 * if it is gone.
 */
export class CallerSet {
  /** The number of waits of each caller, in the order in which the callers joined. */
  readonly #waits: Map<string, number>;
  /** Called for each caller that joins later; undefined while the call does not wait for a slot. */
  onAdd: ((id: string) => void) | undefined;
  /**
   * Called for each caller that no longer waits; undefined while the call does not wait for a slot.
   */
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

  /** Ends one wait of a caller. */
  remove(id: string): void {
    const waits = (this.#waits.get(id) ?? 0) - 1;
    if (waits > 0) this.#waits.set(id, waits);
    else if (this.#waits.size > 1 && this.#waits.delete(id)) this.onRemove?.(id);
  }
}
