/**
 * Returns only the fields of `after` that differ from `before`, to be sent in an update. An absent field stays unchanged at
 * the provider and null clears it, so a form must not send fields that were not edited.
 *
 * - A field that is undefined or absent in `after` is left out: it cannot be cleared in this way, only by null.
 * - A field that is absent in `before` is sent, also if it is null.
 * - Objects and lists are compared by their values and sent whole, because a provider replaces them as a whole.
 *
 * @param before the values that the form was filled with
 * @param after the values of the form when it is sent
 */
export function changedFields<Fields extends object>(
  before: { readonly [Key in keyof Fields]?: unknown },
  after: Fields,
): ChangedFields<Fields> {
  const old: Properties = before;
  const changed = Object.entries(after).filter(
    ([key, value]) => value !== undefined && !(Object.hasOwn(old, key) && isEqual(old[key], value)),
  );
  return Object.fromEntries(changed) as ChangedFields<Fields>;
}

/** Some of the fields, none of them undefined. */
export type ChangedFields<Fields extends object> = {
  [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
};

/** Compares values of JSON, and dates by their time. A property that is undefined counts as absent. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if (one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  if (one instanceof Date || other instanceof Date) {
    return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
  }
  return haveEqualProperties(one as Properties, other as Properties);
}

type Properties = Readonly<Record<string, unknown>>;

function haveEqualProperties(one: Properties, other: Properties): boolean {
  if (Array.isArray(one) && one.length !== other['length']) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isEqual(one[key], other[key]));
}
