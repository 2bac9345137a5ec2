/** The number that a parameter of a page writes; undefined where it is absent or no whole number above 0. */
export function positiveInteger(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}
