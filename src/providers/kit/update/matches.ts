/**
 * Returns whether a text has the value that was sent, or none was sent. An empty text may be shown
 * as null.
 */
export function textMatches(sent: string | undefined, expected: string | null): boolean {
  return sent === undefined || sent === (expected ?? '');
}

/** Returns whether a list has the values that were sent, in any order, or none was sent. */
export function setMatches(
  sent: readonly string[] | undefined,
  expected: readonly string[] | null,
): boolean {
  if (sent === undefined) return true;
  const actualSet = new Set(expected);
  return (
    expected !== null &&
    new Set(sent).size === actualSet.size &&
    sent.every((item) => actualSet.has(item))
  );
}
