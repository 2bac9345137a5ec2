/** Returns the properties that are not undefined, so that absent ones are not sent. */
export function definedOnly<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const defined = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The entries are those of `fields` without the undefined ones.
  return Object.fromEntries(defined) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
