import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../../contract/slice.ts';
import { DEFAULT_FIRST } from '../../kit/paging/page-size.ts';
import type { SliceArguments, UpstreamPage } from '../../kit/paging/page-source.ts';
import { readSlice } from '../../kit/paging/read-slice.ts';
import { ADMIN_PAGING, type PageQuery } from './list-data-source.ts';

/** The GraphQL arguments of a list field. */
interface ListArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly search?: string | null | undefined;
}

/** A list of the Admin API. */
interface PagedList<Item> {
  readonly provider: string;
  /** Distinguishes the lists of one provider: the cursor of one list is invalid in another. */
  readonly name: string;
  readonly fetch: (query: PageQuery) => Promise<UpstreamPage<Item>>;
}

/**
 * Reads one page of a connection over a list of the Admin API.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if `first` or the cursor is invalid, before any call.
 * @throws {UpstreamError}
 */
export async function readPagedList<Item extends { readonly id: string }, Node>(
  { provider, name, fetch }: PagedList<Item>,
  args: SliceArguments & Pick<ListArguments, 'search'>,
  toNode: (item: Item) => Node,
): Promise<Slice<Node>> {
  // An empty search is the same as no search.
  const search = args.search || null;
  const slice = await readSlice(
    {
      ...ADMIN_PAGING,
      provider,
      scope: JSON.stringify([provider, name, search]),
      fetch: (page, perPage) => fetch({ page, perPage, search }),
      getId: ({ id }: Item) => id,
    },
    args,
  );
  return { ...slice, items: mapList(slice.items, toNode) };
}

/** Treats null as absent. A page includes the total, so `needsHasNextPage` costs nothing and is always true. */
export const toSliceArguments = ({ first, after }: ListArguments): SliceArguments => ({
  first: first ?? DEFAULT_FIRST,
  after: after ?? null,
  needsHasNextPage: true,
});
