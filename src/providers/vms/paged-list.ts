import { DEFAULT_FIRST } from '../paging/check-first.ts';
import type { SliceArguments, UpstreamPage } from '../paging/page-source.ts';
import { readSlice } from '../paging/read-slice.ts';
import type { Slice } from '../paging/slice.ts';
import { ADMIN_PAGING, type PageQuery } from './admin-lists.ts';

/** What is asked of a list below an object, as GraphQL gives it. */
export interface ListArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly search?: string | null | undefined;
}

/** A list of the Admin API. */
interface PagedList<Item> {
  readonly provider: string;
  /** Tells it from the provider's other lists: a cursor of one is none of another. */
  readonly name: string;
  readonly fetch: (query: PageQuery) => Promise<UpstreamPage<Item>>;
}

/**
 * One page of a connection over a list of the Admin API.
 *
 * @throws {ClientError} `BAD_USER_INPUT` for `first` and the cursor, before any call.
 * @throws {UpstreamError}
 */
export async function readPagedList<Item extends { readonly id: string }, Node>(
  { provider, name, fetch }: PagedList<Item>,
  args: SliceArguments & Pick<ListArguments, 'search'>,
  toNode: (item: Item) => Node,
): Promise<Slice<Node>> {
  // No words are the same as none.
  const search = args.search || null;
  const slice = await readSlice(
    {
      ...ADMIN_PAGING,
      provider,
      scope: JSON.stringify([provider, name, search]),
      fetch: (page, perPage) => fetch({ page, perPage, search }),
      idOf: ({ id }: Item) => id,
    },
    args,
  );
  return { ...slice, items: slice.items.map(toNode) };
}

/** Null is the same as absent. Whether more follow is told with the page, so it is always asked. */
export const toSliceArguments = ({ first, after }: ListArguments): SliceArguments => ({
  first: first ?? DEFAULT_FIRST,
  after: after ?? null,
  wantsNext: true,
});
