/** An object of parsed JSON or YAML with unknown properties. */
type JsonObject = Readonly<Record<string, unknown>>;

/** Returns whether a parsed value is an object, and neither null nor a list. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
