/** Names that clients choose: the first so many are told apart, all others are one. */
const MAX_NAMES = 100;
const MAX_LENGTH = 100;

/** What stands for every name that came too late, so that no client can make the gateway remember without end. */
export const OTHER = 'other';

/** What stands for an operation without a name. */
const ANONYMOUS = 'anonymous';

/** Keeps the names of operations, as labels of metrics and names of spans, down to a number. */
export class BoundedNames {
  readonly #known = new Set<string>();

  /** The label for a name. */
  of(name: string | undefined): string {
    if (name === undefined) return ANONYMOUS;
    const cut = name.slice(0, MAX_LENGTH);
    if (this.#known.has(cut)) return cut;
    if (this.#known.size >= MAX_NAMES) return OTHER;
    this.#known.add(cut);
    return cut;
  }
}
