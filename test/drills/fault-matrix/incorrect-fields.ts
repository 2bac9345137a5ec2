/**
 * Returns the paths where a response has a value that is not true, null, `UNKNOWN` or the value the upstream replaced.
 *
 * @param replacement the wrong value of the upstream: a text may contain it, or lack the original text.
 */
export function lies(shown: unknown, truth: unknown, replacement: unknown, path = ''): string[] {
  if (shown === null || shown === 'UNKNOWN' || Object.is(shown, truth)) return [];
  if (typeof shown === 'object') {
    const likeness = Array.isArray(shown) ? listLikeness(truth) : memberOf(truth);
    return Object.entries(shown).flatMap(([key, member]) =>
      lies(member, likeness(key), replacement, `${path}.${key}`),
    );
  }
  return isTold(shown, truth, replacement) ? [] : [`${path}: ${JSON.stringify(shown)}`];
}

const memberOf = (truth: unknown) => (key: string) =>
  typeof truth === 'object' && truth !== null
    ? Object.entries(truth).find(([name]) => name === key)?.[1]
    : undefined;

const listLikeness = (truth: unknown) => (key: string) =>
  Array.isArray(truth) ? truth[Number(key)] : undefined;

function isTold(shown: unknown, truth: unknown, replacement: unknown): boolean {
  const isScalar = typeof replacement !== 'object' && replacement !== undefined;
  if (isScalar && (shown === replacement || String(shown).includes(String(replacement))))
    return true;
  return isText(shown) && isText(truth) && truth.includes(shown);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
