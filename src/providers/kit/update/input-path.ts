/**
 * Maps a key of a provider's rejections to the field of our input that it concerns. Each branch has
 * one tree, written by hand.
 */
export interface WireField {
  readonly field: string;
  /** Set if our field is below `field`: the path to it. */
  readonly within?: readonly string[];
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
 * `custom_attributes[0][value]`. Wrappers, such as the `user` of
 * `user.email`, are skipped. The path ends early at a JSON or scalar field and before an index
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
  const segments = toSegments(key);
  if (segments.length === 0) return null;
  const unwrapped = segments.slice(segments.findIndex((segment) => !WRAPPERS.has(segment)));
  const path = follow(unwrapped, fields, branch, base);
  // A wrapper may also be the name of a field.
  return path === null && unwrapped.length < segments.length
    ? follow(segments, fields, branch, base)
    : path;
}

/** Returns whether a key consists only of names of fields, so that no part of it can be a value. */
export function isFieldName(key: string, fields: WireFields): boolean {
  let level: WireFields | undefined = fields;
  for (const segment of toSegments(key)) {
    const isName = WRAPPERS.has(segment) || /^\d{1,3}$/.test(segment) || segment === '*';
    const field: WireField | undefined =
      level && Object.hasOwn(level, segment) ? level[segment] : undefined;
    if (field === undefined && !isName) return false;
    if (field !== undefined) level = field.fields;
  }
  return true;
}

/** Returns the segments of a key: `a.0.b`, `a[0][b]` and `a[][b]` are equivalent. */
const toSegments = (key: string): string[] =>
  key.split(/[.[\]]+/).filter((segment) => segment !== '');

/** Names around the fields of a user: the model in Rails, the part of the request elsewhere. */
const WRAPPERS: ReadonlySet<string> = new Set(
  `user person customer client member data attributes body params request payload input form model
  record resource object entity`.split(/\s+/),
);

/** Finds a field by its wire name, or by the same words: `firstName`, `First name`, `first-name`. */
function findField(fields: WireFields, segment: string): WireField | undefined {
  if (Object.hasOwn(fields, segment)) return fields[segment];
  const name = segment
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[ -]/g, '_')
    .toLowerCase();
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function follow(
  [segment, ...rest]: readonly string[],
  fields: WireFields | undefined,
  value: unknown,
  path: readonly string[],
): readonly string[] | null {
  if (segment === undefined || fields === undefined) return path;
  const field = findField(fields, segment);
  if (field === undefined) return null;
  const within = field.within ?? [];
  const below = within.reduce(getField, getField(value, field.field));
  const here = [...path, field.field, ...within];
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

/** The branch of the input that a rejection concerns. */
export interface RejectedBranch {
  /** The path of the branch, such as `['input', 'onApp']`. */
  readonly base: readonly string[];
  /** The input of the branch. */
  readonly input: object;
  readonly fields: WireFields;
}
