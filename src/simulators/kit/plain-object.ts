/** The members of a request, or of an object in it. */
export type Parameters = Readonly<Record<string, unknown>>;

/** Whether a value has members: neither a list nor null does. */
export function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
