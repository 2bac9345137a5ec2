/** A page in the cache: what an operation has selected of it, and the end of each page that is part of it. */
interface StoredConnection {
  readonly edges?: readonly unknown[];
  readonly nodes?: readonly unknown[];
  readonly pageInfo?: StoredPageInfo;
  /** The number of entries up to each cursor at which a page has ended. */
  readonly ends?: Readonly<Record<string, number>>;
  readonly [field: string]: unknown;
}

interface StoredPageInfo {
  readonly endCursor?: string | null;
  readonly [field: string]: unknown;
}

/** What Apollo Client passes on with a page. */
interface MergeOptions {
  readonly args: Readonly<Record<string, unknown>> | null;
}

/** A field policy of Apollo Client. */
export interface ConnectionPolicy {
  /** The arguments that select the list; false if there are none. Those that select a page are not among them. */
  readonly keyArgs: readonly string[] | false;
  readonly merge: (
    existing: StoredConnection | undefined,
    incoming: StoredConnection,
    options: MergeOptions,
  ) => StoredConnection;
}

/**
 * Returns a policy for a connection with forward paging, for Apollo Client. `relayStylePagination` of Apollo Client keeps only the
 * `nodes` of the last page; this one appends them like the `edges`. A page without `after` begins the list again.
 */
export function createConnectionPolicy(listArguments: readonly string[]): ConnectionPolicy {
  return {
    keyArgs: listArguments.length === 0 ? false : listArguments,
    merge: (existing = {}, incoming, { args }) => {
      const after = args?.['after'];
      return mergePage(existing, incoming, typeof after === 'string' ? after : undefined);
    },
  };
}

function mergePage(
  existing: StoredConnection,
  incoming: StoredConnection,
  after: string | undefined,
): StoredConnection {
  const start = after === undefined ? 0 : startOf(existing, after);
  const merged = {
    ...existing,
    ...incoming,
    ...append('edges', existing, incoming, start),
    ...append('nodes', existing, incoming, start),
    ends: { ...endsBefore(existing, start), ...endOf(incoming, start) },
  };
  const pageInfo = mergePageInfo(existing.pageInfo, incoming.pageInfo, start);
  return pageInfo === undefined ? merged : { ...merged, pageInfo };
}

const lengthOf = ({ edges, nodes }: StoredConnection): number =>
  edges?.length ?? nodes?.length ?? 0;

/** Returns how many entries precede a page: all, if the cursor belongs to no page of the list. */
const startOf = (existing: StoredConnection, after: string): number =>
  existing.ends?.[after] ?? lengthOf(existing);

/** Appends a page. A list that the operation does not select stays, for the operations that do. */
function append(
  list: 'edges' | 'nodes',
  existing: StoredConnection,
  incoming: StoredConnection,
  start: number,
): Pick<StoredConnection, 'edges' | 'nodes'> {
  const page = incoming[list];
  return page === undefined ? {} : { [list]: [...(existing[list] ?? []).slice(0, start), ...page] };
}

function endsBefore(
  { ends = {} }: StoredConnection,
  start: number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(ends).filter(([, count]) => count <= start));
}

function endOf(page: StoredConnection, start: number): Readonly<Record<string, number>> {
  const cursor = page.pageInfo?.endCursor;
  return typeof cursor === 'string' ? { [cursor]: start + lengthOf(page) } : {};
}

/** The list begins as its first page does, and ends as its last page does. */
function mergePageInfo(
  existing: StoredPageInfo | undefined,
  incoming: StoredPageInfo | undefined,
  start: number,
): StoredPageInfo | undefined {
  if (incoming === undefined || existing === undefined) return incoming ?? existing;
  const { startCursor, hasPreviousPage } = existing;
  const first = { startCursor, hasPreviousPage };
  return { ...existing, ...incoming, ...(start === 0 ? {} : keepDefined(first)) };
}

const keepDefined = (
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
