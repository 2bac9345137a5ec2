/** Whether a text that was sent is seen; what was not sent need not be. An empty one may be shown as none. */
export function showsText(sent: string | undefined, seen: string | null): boolean {
  return sent === undefined || sent === (seen ?? '');
}

/** Whether a list that was sent is seen, in whatever order. */
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
