/** The gateway itself, when it calls an upstream for no client in particular. */
export const BACKGROUND_CALLER = 'roster';

/** The callers that wait for one upstream call: several if they share a read. */
export class CallerSet {
  /** The caller that the call was made for. */
  readonly first: string;
  readonly ids: Set<string>;
  /** Called for each caller that joins later; absent while nobody needs to know. */
  onAdd: ((id: string) => void) | undefined;

  constructor(first: string) {
    this.first = first;
    this.ids = new Set([first]);
  }

  add(id: string): void {
    if (this.ids.has(id)) return;
    this.ids.add(id);
    this.onAdd?.(id);
  }
}
