import {
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Where a member that a vendor's page prints stands in GraphQL, and what it looks like there. */
export interface AnsweredMember {
  readonly field: string;
  /** From the printed value to the answered one; null is null on both sides and never given. */
  readonly expected: (printed: unknown) => unknown;
  /** Set on a document of the provider's own, passed through as a whole. */
  readonly isDocument?: boolean;
  readonly isFlag?: boolean;
  readonly isDate?: boolean;
}

/** One object of a vendor's page, and one object of the answer that tells its members. */
export interface PrintedObject {
  /** `cameras[].pivot`; empty for the page's document itself. */
  readonly printed: string;
  /** Below the user: `cameraAccess[]`; empty for the user itself. */
  readonly answered: string;
  readonly type: string;
  readonly members: Readonly<Record<string, AnsweredMember>>;
}

/** A value that a page prints, where no member is below it. */
export interface Leaf {
  /** `cameras[].pivot.is_favorite` */
  readonly path: string;
  /** Of the lists on the way, outermost first. */
  readonly indices: readonly number[];
  readonly value: unknown;
}

/** A printed member and one place that tells it. */
export interface Row {
  readonly path: string;
  /** `VmsCameraAccess.isFavorite` */
  readonly field: string;
  /** Below the user: `cameraAccess[].isFavorite` */
  readonly answered: string;
  readonly member: AnsweredMember;
}

export function rowsOf(page: readonly PrintedObject[]): readonly Row[] {
  return page.flatMap(({ printed, answered, type, members }) =>
    Object.entries(members).map(([name, member]) => ({
      path: join(printed, name),
      field: `${type}.${member.field}`,
      answered: join(answered, member.field),
      member,
    })),
  );
}

/** Every leaf of a document; empty lists and objects are leaves, and so is what stands at a path of `whole`. */
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

/** The document with other values at its leaves. */
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

/** `cameras[].group.name` with [2] → `cameras.2.group.name` */
export function withIndices(path: string, indices: readonly number[]): string {
  const left = [...indices];
  return path.replaceAll('[]', () => `.${left.shift() ?? 0}`);
}

/** The selection set of these paths: `cameras[].name`, `cameras[].id` → `cameras { name id }`. */
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

/** The type and field that a path below a type ends at, as `VmsCameraAccess.isFavorite`; undefined off the schema. */
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
