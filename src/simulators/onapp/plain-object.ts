/** The members of a request or of an object in it, in the form in which Rails hands them on. */
export type Parameters = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Parameters {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
