import type { Intercom, IntercomFlatsArgs } from '../../../generated/schema-types.ts';
import { ClientError } from '../../contract/client-error.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { ModelFields, PlannedField } from '../../contract/model.ts';
import type { Read } from '../../contract/read.ts';
import { toConnection } from '../../kit/paging/connection.ts';
import { isValidPageSize } from '../../kit/paging/page-size.ts';
import type { UpstreamPage } from '../../kit/paging/page-source.ts';
import { maxCalls } from '../../kit/paging/plan-pages.ts';
import { ADMIN_PAGING } from '../admin-api/list-data-source.ts';
import { readPagedList, toSliceArguments } from '../admin-api/paged-list.ts';
import type { VmsContext } from '../context.ts';
import {
  flatPage,
  type IntercomPage,
  keyPage,
  requireAdmin,
  type VmsInstallation,
} from '../reads.ts';
import { createFlat } from './intercom-flat-mapper.ts';
import { createListedKey } from './intercom-key-mapper.ts';

/** What the lists of an intercom are read with. */
export interface IntercomListSource {
  readonly intercom: { readonly id: string };
  readonly context: VmsContext;
  /** Whether the intercom is beyond the fan-out limit of a user: its lists are not read. */
  readonly isBeyondFanout?: boolean;
}

/** An invalid page size is refused before anything is sent. */
const plan: PlannedField['plan'] = ({ search = null, ...page }: IntercomFlatsArgs) => {
  const requested = toSliceArguments(page);
  const calls = isValidPageSize(requested.first) ? maxCalls(ADMIN_PAGING, requested) : 0;
  return { key: [requested, search], calls };
};

/** A list of the Admin API that belongs to an intercom. */
interface IntercomList<Item, Name extends string, Model> {
  readonly read: Read<VmsInstallation, IntercomPage, UpstreamPage<Item>>;
  readonly name: 'flats' | 'keys';
  /** The GraphQL type of an entry. */
  readonly typename: Name;
  readonly toModel: (item: Item, intercom: string, context: VmsContext) => Model;
  /** Whether the list is searched, rather than shown as a whole. */
  readonly isSearched: boolean;
}

/** Creates a field that reads a page of a list. It throws `ClientError` `BAD_USER_INPUT` for `first` and `after`. */
const listOf = <Item extends { readonly id: string }, Name extends string, Model>({
  read,
  name,
  typename,
  toModel,
  isSearched,
}: IntercomList<Item, Name, Model>) => ({
  reads: [read],
  plan,
  load: async (source: IntercomListSource, { search, ...page }: IntercomFlatsArgs) => {
    assertReadable(source, name);
    const { intercom, context } = source;
    const slice = await readPagedList(
      {
        provider: context.provider.id,
        name: `${name} ${intercom.id}`,
        fetch: (query) => context.reads.load(read, { intercom: intercom.id, query }),
      },
      { ...toSliceArguments(page), search: isSearched ? search : null },
      (item) => toModel(item, intercom.id, context),
    );
    return toConnection(slice, `${typename}Connection`, `${typename}Edge`);
  },
});

/** The lists of an intercom, which are read only if a field selects them. */
export const INTERCOM_LISTS: ModelFields<
  Pick<Lazy<Intercom>, 'flats' | 'keys'>,
  IntercomListSource
> = {
  flats: listOf({
    read: flatPage,
    name: 'flats',
    typename: 'IntercomFlat',
    toModel: (flat, intercomId, context) => createFlat({ flat, intercomId, context }),
    isSearched: true,
  }),
  keys: listOf({
    read: keyPage,
    name: 'keys',
    typename: 'IntercomKey',
    toModel: (key, intercomId, context) => createListedKey({ key, intercomId, context }),
    // The upstream would search the codes of the keys, which would reveal them letter by letter.
    isSearched: false,
  }),
};

/** @throws {ClientError} if the lists of this intercom are not read. */
function assertReadable({ context, isBeyondFanout }: IntercomListSource, what: string): void {
  if (isBeyondFanout === true) {
    const message = `The ${what} can be read for the first ${MAX_FANOUT} intercoms of a user only: query this intercom by its id.`;
    throw new ClientError('FANOUT_LIMIT', message, context.provider.id);
  }
  requireAdmin(context.reads.installation, `${what} of an intercom`);
}
