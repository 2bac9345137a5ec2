/** What the upstream sent, and what the gateway said about it. */
interface Fault {
  /** The wrong value of the upstream: a text may contain it, or lack the original text. */
  readonly replacement: unknown;
  /** Whether the response has an error, so that a list may lack the entry that was replaced. */
  readonly hasError: boolean;
}

/**
 * Returns the paths where a response has a value that is not true, null, `UNKNOWN` or the value the upstream replaced.
 */
export function lies(shown: unknown, truth: unknown, fault: Fault, path = ''): string[] {
  if (shown === null || shown === 'UNKNOWN' || Object.is(shown, truth)) return [];
  if (Array.isArray(shown)) return liesInList(shown, truth, fault, path);
  if (typeof shown === 'object') {
    const likeness = memberOf(truth);
    return Object.entries(shown).flatMap(([key, member]) =>
      lies(member, likeness(key), fault, `${path}.${key}`),
    );
  }
  return isTold(shown, truth, fault.replacement) ? [] : [`${path}: ${JSON.stringify(shown)}`];
}

function liesInList(
  shown: readonly unknown[],
  truth: unknown,
  fault: Fault,
  path: string,
): string[] {
  const all: readonly unknown[] = Array.isArray(truth) ? truth : [];
  const compare = (entries: readonly unknown[]) =>
    shown.flatMap((entry, at) => lies(entry, entries[at], fault, `${path}.${at}`));
  // An empty list is what the upstream sent in place of this one.
  if (shown.length === 0 || shown.length >= all.length) return compare(all);
  if (!fault.hasError) return [`${path}: lacks entries without an error`];
  // One entry was left out, wherever it was.
  const lists = all.map((_entry, at) => compare(all.toSpliced(at, 1)));
  return lists.toSorted((one, other) => one.length - other.length)[0] ?? [];
}

const memberOf = (truth: unknown) => (key: string) =>
  typeof truth === 'object' && truth !== null
    ? Object.entries(truth).find(([name]) => name === key)?.[1]
    : undefined;

function isTold(shown: unknown, truth: unknown, replacement: unknown): boolean {
  const isScalar = typeof replacement !== 'object' && replacement !== undefined;
  if (isScalar && (shown === replacement || String(shown).includes(String(replacement))))
    return true;
  return isText(shown) && isText(truth) && truth.includes(shown);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
