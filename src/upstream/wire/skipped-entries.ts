/** The entries of a list that could not be read. */
interface SkippedEntries {
  readonly count: number;
  /** The error to show beside the list. */
  readonly error: Error;
}

const skippedEntries = new WeakMap<readonly unknown[], SkippedEntries>();

/** Records that entries were left out of a list. */
export function markSkipped(list: readonly unknown[], entries: SkippedEntries): void {
  skippedEntries.set(list, entries);
}

/** Returns the error to show beside a list that lacks entries. */
export const skippedError = (list: readonly unknown[]): Error | undefined =>
  skippedEntries.get(list)?.error;

/** Returns the number of entries that the upstream sent, with those that were left out. */
export const sentLength = (list: readonly unknown[]): number =>
  list.length + (skippedEntries.get(list)?.count ?? 0);

/** Returns a list made from another one, which lacks the same entries. */
export function keepSkipped<List extends readonly unknown[]>(
  from: readonly unknown[],
  list: List,
): List {
  const entries = skippedEntries.get(from);
  if (entries !== undefined) skippedEntries.set(list, entries);
  return list;
}

/** Maps a list as `map` does, and keeps the error about entries that were left out. */
export const mapList = <T, U>(
  list: readonly T[],
  toModel: (item: T, index: number) => U,
): readonly U[] => keepSkipped(list, list.map(toModel));
