import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/**
 * The field of GraphQL that shows a printed property of a vendor's page, and its expected value.
 */
export interface AnsweredMember {
  readonly field: string;
  /**
   * Maps the printed value to the value in GraphQL; null is null on both sides and never passed.
   */
  readonly expected: (printed: unknown) => unknown;
  /** Set for a document of the provider's own that is passed on unchanged. */
  readonly isDocument?: boolean;
  readonly isFlag?: boolean;
  readonly isDate?: boolean;
}

/** One object of a vendor's page, and the object of the response that shows its properties. */
export interface PrintedObject {
  /** The path `cameras[].pivot`; empty for the page's document itself. */
  readonly printed: string;
  /** The path below the user, or below the result of an update: `cameraAccess[]`; empty for the object itself. */
  readonly responded: string;
  readonly type: string;
  readonly members: Readonly<Record<string, AnsweredMember>>;
}

/** A printed value without properties below it. */
export interface Leaf {
  /** The path `cameras[].pivot.is_favorite`. */
  readonly path: string;
  /** The indices in the lists of the path, outermost first. */
  readonly indices: readonly number[];
  readonly value: unknown;
}

/** A printed property and one field that shows it. */
export interface Row {
  readonly path: string;
  /** The coordinate `VmsCameraAccess.isFavorite`. */
  readonly field: string;
  /** The path below the user, or below the result of an update: `cameraAccess[].isFavorite`. */
  readonly responded: string;
  readonly member: AnsweredMember;
}

export function rowsOf(page: readonly PrintedObject[]): readonly Row[] {
  return page.flatMap(({ printed, responded, type, members }) =>
    Object.entries(members).map(([name, member]) => ({
      path: join(printed, name),
      field: `${type}.${member.field}`,
      responded: join(responded, member.field),
      member,
    })),
  );
}

/**
 * Returns every leaf of a document; empty lists and objects are leaves, and so are the values at
 * the paths of `whole`.
 */
export function leavesOf(document: unknown, whole: ReadonlySet<string> = new Set()): Leaf[] {
  return walk({ path: '', indices: [], value: document }, whole);
}

function walk({ path, indices, value }: Leaf, whole: ReadonlySet<string>): Leaf[] {
  const isLeaf = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  if (isLeaf || whole.has(path)) return [{ path, indices, value }];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      walk({ path: `${path}[]`, indices: [...indices, index], value: item }, whole),
    );
  }
  return Object.entries(value).flatMap(([key, item]) =>
    walk({ path: join(path, key), indices, value: item }, whole),
  );
}

/** Returns the document with other values at its leaves. */
export function withLeaves(
  document: unknown,
  change: (leaf: Leaf) => unknown,
  path = '',
  indices: readonly number[] = [],
): unknown {
  if (typeof document !== 'object' || document === null || Object.keys(document).length === 0) {
    return change({ path, indices, value: document });
  }
  if (Array.isArray(document)) {
    return document.map((item, index) =>
      withLeaves(item, change, `${path}[]`, [...indices, index]),
    );
  }
  return Object.fromEntries(
    Object.entries(document).map(([key, item]) => [
      key,
      withLeaves(item, change, join(path, key), indices),
    ]),
  );
}

/** Inserts indices into a path: `cameras[].group.name` with [2] → `cameras.2.group.name`. */
export function withIndices(path: string, indices: readonly number[]): string {
  const left = [...indices];
  return path.replaceAll('[]', () => `.${left.shift() ?? 0}`);
}

/**
 * Returns the selection set of these paths: `cameras[].name`, `cameras[].id` → `cameras { nodes { name id
 * } }`.
 */
export function selectionOf(paths: readonly string[]): string {
  const names = [...new Set(paths.map((path) => path.replaceAll('[]', '').split('.')[0] ?? ''))];
  return names
    .map((name) => {
      const below = paths
        .map((path) => path.replaceAll('[]', '').split('.'))
        .filter(([first, ...rest]) => first === name && rest.length > 0)
        .map(([, ...rest]) => rest.join('.'));
      return below.length === 0 ? name : `${name} { ${selectionOf(below)} }`;
    })
    .join(' ');
}

/**
 * Returns the type and field at the end of a path below a type, as `VmsCameraAccess.isFavorite`;
 * undefined if the schema has no such path.
 */
export function fieldAt(schema: GraphQLSchema, type: string, path: string): string | undefined {
  const names = path.replaceAll('[]', '').split('.');
  const last = names.pop() ?? '';
  let holder: GraphQLNamedType | undefined = schema.getType(type);
  for (const name of names) holder = getNamedType(fieldsOf(holder)[name]?.type);
  return fieldsOf(holder)[last] === undefined ? undefined : `${holder?.name}.${last}`;
}

const fieldsOf = (type: GraphQLNamedType | undefined) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
