/** Parses a parameter of a page. Returns undefined if it is absent or not an integer above 0. */
export function positiveInteger(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}
