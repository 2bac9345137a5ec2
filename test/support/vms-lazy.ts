/**
 * What GraphQL would answer where a query selects every member of a lazy object.
 *
 * @param left names of members that the query leaves out.
 */
export async function resolved(
  value: unknown,
  left: ReadonlySet<string> = new Set(),
): Promise<unknown> {
  if (typeof value === 'function') return resolved(await value(), left);
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolved(item, left)));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  const members = Object.entries(value)
    .filter(([name]) => !left.has(name))
    .map(async ([name, member]) => [name, await resolved(member, left)] as const);
  return Object.fromEntries(await Promise.all(members));
}
