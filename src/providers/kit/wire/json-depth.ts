/**
 * Maximum depth of JSON. No documented value comes near it; serializing a deeper one would be an
 * attack on the gateway.
 */
export const MAX_JSON_DEPTH = 64;

/** Maximum number of values in an opaque document, counted at every level. */
const MAX_JSON_VALUES = 50_000;

/** Returns whether an opaque document is nested too deeply or has too many values. */
export function isTooDeep(document: unknown): boolean {
  const budget = { values: MAX_JSON_VALUES };
  return exceeds(document, MAX_JSON_DEPTH, budget);
}

function exceeds(value: unknown, levels: number, budget: { values: number }): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const fields = Object.values(value);
  budget.values -= fields.length;
  return budget.values < 0 || fields.some((field) => exceeds(field, levels - 1, budget));
}
