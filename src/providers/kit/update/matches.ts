/**
 * Returns whether a text has the value that was sent, or none was sent. An empty text may be shown
 * as null.
 */
export function showsText(sent: string | undefined, seen: string | null): boolean {
  return sent === undefined || sent === (seen ?? '');
}

/** Returns whether a list has the values that were sent, in any order, or none was sent. */
export function showsSet(
  sent: readonly string[] | undefined,
  seen: readonly string[] | null,
): boolean {
  if (sent === undefined) return true;
  const shown = new Set(seen);
  return (
    seen !== null && new Set(sent).size === shown.size && sent.every((item) => shown.has(item))
  );
}
