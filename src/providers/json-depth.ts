/** No documented value comes near; deeper, writing a document out again is an attack on the gateway. */
export const MAX_JSON_DEPTH = 64;

/** Values in an opaque document, at every level. */
const MAX_JSON_VALUES = 50_000;

/** Whether an opaque document is nested deeper than any can be meant, or has more values. */
export function isTooDeep(document: unknown): boolean {
  const budget = { values: MAX_JSON_VALUES };
  return exceeds(document, MAX_JSON_DEPTH, budget);
}

function exceeds(value: unknown, levels: number, budget: { values: number }): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const members = Object.values(value);
  budget.values -= members.length;
  return budget.values < 0 || members.some((member) => exceeds(member, levels - 1, budget));
}
