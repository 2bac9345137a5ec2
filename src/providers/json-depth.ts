/** No documented value comes near; deeper, writing a document out again is an attack on the gateway. */
export const MAX_JSON_DEPTH = 64;

/** Whether an opaque document is nested deeper than any can be meant. */
export function isTooDeep(document: unknown): boolean {
  return isDeeperThan(document, MAX_JSON_DEPTH);
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}
