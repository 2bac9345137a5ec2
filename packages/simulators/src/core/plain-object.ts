/** The parameters of a request, or the properties of an object in it. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Returns true if a value has properties, so neither for a list nor for null. */
export function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
