/**
 * Maps a key of a provider's rejections to the field of our input that it concerns. Each branch has
 * one tree, written by hand.
 */
export interface WireField {
  readonly field: string;
  /**
   * Set if the provider's value is a list: the path from `field` to our list. It is empty if
   * `field` is the list, and `['ids']` if the list is below it.
   */
  readonly list?: readonly string[];
  /**
   * The keys below it, or below each element of the list. Absent for scalars and JSON, at which
   * every path ends.
   */
  readonly fields?: WireFields;
}

export type WireFields = { readonly [key: string]: WireField };

/**
 * Returns the path of a provider's key in the caller's input: `billing_properties.0.value`,
 * `custom_attributes[0][value]`. The path ends early at a JSON or scalar field and before an index
 * past the end of the list. Returns null if our input has no such field.
 *
 * @param branch the input of the branch.
 * @param base the path of the branch.
 */
export function toInputPath(
  key: string,
  fields: WireFields,
  branch: object,
  base: readonly string[],
): readonly string[] | null {
  // `a.0.b`, `a[0][b]` and `a[][b]` are equivalent.
  const segments = key.split(/[.[\]]+/).filter((segment) => segment !== '');
  return segments.length === 0 ? null : follow(segments, fields, branch, base);
}

function follow(
  [segment, ...rest]: readonly string[],
  fields: WireFields | undefined,
  value: unknown,
  path: readonly string[],
): readonly string[] | null {
  if (segment === undefined || fields === undefined) return path;
  const field = Object.hasOwn(fields, segment) ? fields[segment] : undefined;
  if (field === undefined) return null;
  const below = getField(value, field.field);
  const here = [...path, field.field];
  return field.list === undefined
    ? follow(rest, field.fields, below, here)
    : followList(rest, { ...field, list: field.list }, below, here);
}

function followList(
  [index, ...rest]: readonly string[],
  field: WireField & { readonly list: readonly string[] },
  value: unknown,
  path: readonly string[],
): readonly string[] | null {
  const list = field.list.reduce(getField, value);
  const isWithin =
    Array.isArray(list) &&
    index !== undefined &&
    /^\d+$/.test(index) &&
    Number(index) < list.length;
  if (!isWithin) return path;
  return follow(rest, field.fields, list[Number(index)], [...path, ...field.list, index]);
}

function getField(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key))
    return undefined;
  return (holder as Record<string, unknown>)[key];
}
