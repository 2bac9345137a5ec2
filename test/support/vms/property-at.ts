/**
 * Returns the value at `cameras.0.name` of a JSON document; undefined if the path does not exist.
 */
export function memberAt(document: unknown, path: string): unknown {
  return path
    .split('.')
    .filter((key) => key !== '')
    .reduce<unknown>(
      (holder, key) =>
        typeof holder === 'object' && holder !== null && key in holder
          ? (holder as Record<string, unknown>)[key]
          : undefined,
      document,
    );
}

/** Returns the list at a path; empty if there is none. */
export function listAt(document: unknown, path: string): readonly unknown[] {
  const list = memberAt(document, path);
  return Array.isArray(list) ? list : [];
}
