import type { Intercom, IntercomFlatsArgs, IntercomKey } from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { ModelFields, PlannedField } from '../../contract/model.ts';
import type { Read } from '../../contract/read.ts';
import type { Slice } from '../../contract/slice.ts';
import { toConnectionOf } from '../../kit/paging/connection.ts';
import { countRequested, isValidPageSize } from '../../kit/paging/page-size.ts';
import type { UpstreamPage } from '../../kit/paging/page-source.ts';
import { maxCalls } from '../../kit/paging/plan-pages.ts';
import { ADMIN_PAGING } from '../admin-api/list-data-source.ts';
import { readPagedList, toSliceArguments } from '../admin-api/paged-list.ts';
import type { Reference } from '../context.ts';
import {
  flatPage,
  type IntercomPage,
  keyPage,
  requireAdmin,
  type VmsInstallation,
} from '../reads.ts';
import { createKeyEdge, toFlatConnection } from './intercom-edges.ts';
import { createFlat } from './intercom-flat-mapper.ts';
import { createKey } from './intercom-key-mapper.ts';
import { assertWithinFanout } from './intercom-reads.ts';

/** An invalid page size is refused before anything is sent. */
const PLANNED: PlannedField = {
  plan: ({ search = null, ...page }: IntercomFlatsArgs) => {
    const requested = toSliceArguments(page);
    const calls = isValidPageSize(requested.first) ? maxCalls(ADMIN_PAGING, requested) : 0;
    return { key: [requested, search], calls };
  },
  objects: countRequested,
  perPage: MAX_FANOUT,
};

/** A list of the Admin API that belongs to an intercom. */
interface IntercomList<Item, Connection> {
  readonly read: Read<VmsInstallation, IntercomPage, UpstreamPage<Item>>;
  readonly name: 'flats' | 'keys';
  readonly toConnection: (slice: Slice<Item>, intercom: Reference) => Connection;
  /** Whether the list is searched, rather than shown as a whole. */
  readonly isSearched: boolean;
}

/** Creates a field that reads a page of a list. It throws `ClientError` `BAD_USER_INPUT` for `first` and `after`. */
const listOf = <Item extends { readonly id: string }, Connection>({
  read,
  name,
  toConnection,
  isSearched,
}: IntercomList<Item, Connection>) => ({
  ...PLANNED,
  reads: [read],
  load: async (source: Reference, { search, ...page }: IntercomFlatsArgs) => {
    const { id, context } = source;
    assertWithinFanout(source, name, 'read a smaller page, or the intercom by its id');
    requireAdmin(context.reads.installation, `${name} of an intercom`);
    const slice = await readPagedList(
      {
        provider: context.provider.id,
        name: `${name} ${id}`,
        fetch: (query) => context.reads.load(read, { intercom: id, query }),
      },
      { ...toSliceArguments(page), search: isSearched ? search : null },
      (item) => item,
    );
    return toConnection(slice, source);
  },
});

/** The lists of an intercom, which are read only if a field selects them. */
export const INTERCOM_LISTS: ModelFields<Pick<Lazy<Intercom>, 'flats' | 'keys'>, Reference> = {
  flats: listOf({
    read: flatPage,
    name: 'flats',
    toConnection: (slice, { id: intercomId, context }) =>
      toFlatConnection({
        ...slice,
        items: mapList(slice.items, (flat) => ({
          flat,
          node: createFlat({ flat, intercomId, context }),
        })),
      }),
    isSearched: true,
  }),
  keys: listOf({
    read: keyPage,
    name: 'keys',
    toConnection: (slice, { id: intercomId, context }) => {
      const items = mapList(slice.items, (key, index) => {
        const node: Lazy<IntercomKey> = createKey({ key, intercomId, context });
        return { key, node, context, isBeyondFanout: index >= MAX_FANOUT };
      });
      return toConnectionOf(
        { ...slice, items },
        'IntercomKeyConnection',
        ({ node }) => node,
        (item, cursor) => createKeyEdge({ ...item, cursor }),
      );
    },
    // The upstream would search the codes of the keys, which would reveal them letter by letter.
    isSearched: false,
  }),
};
