/** Maximum number of names that are distinguished, because others choose them; all others share a label. */
const MAX_NAMES = 100;
const MAX_LENGTH = 100;

/**
 * The label of every name beyond the maximum, so that no client can make the memory grow without
 * limit.
 */
export const OTHER = 'other';

/** The label of an operation without a name. */
const ANONYMOUS = 'anonymous';

/** Limits the number of names that others choose, such as those of operations, in metrics and names of spans. */
export class BoundedNames {
  readonly #known = new Set<string>();

  /** Returns the label of a name. */
  of(name: string | undefined): string {
    if (name === undefined) return ANONYMOUS;
    const cut = name.slice(0, MAX_LENGTH);
    if (this.#known.has(cut)) return cut;
    if (this.#known.size >= MAX_NAMES) return OTHER;
    this.#known.add(cut);
    return cut;
  }
}
