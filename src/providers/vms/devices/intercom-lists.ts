import { ClientError, unsupported } from '../../contract/client-error.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import { toConnection } from '../../kit/paging/connection.ts';
import type { Loaders } from '../admin-api/loaders.ts';
import { readPagedList, toSliceArguments } from '../admin-api/paged-list.ts';
import type { VmsContext } from '../context.ts';
import { toListedFlat } from './intercom-flat-mapper.ts';
import { toListedKey } from './intercom-key-mapper.ts';
import type { IntercomLists } from './intercom-mapper.ts';

/**
 * Creates the lists for one client request.
 *
 * @returns functions that throw `ClientError` `BAD_USER_INPUT` for `first` and `after`, and `UpstreamError`.
 */
export function createIntercomLists(loaders: Loaders, context: VmsContext): IntercomLists {
  const provider = context.provider.id;
  return {
    flats: async (id, args) => {
      const slice = await readPagedList(
        { provider, name: `flats ${id}`, fetch: (query) => loaders.flatPage(id, query) },
        { ...toSliceArguments(args), search: args.search },
        (flat) => toListedFlat(flat, id, context),
      );
      return toConnection(slice, 'IntercomFlatConnection', 'IntercomFlatEdge');
    },
    keys: async (id, args) => {
      const slice = await readPagedList(
        { provider, name: `keys ${id}`, fetch: (query) => loaders.keyPage(id, query) },
        // No search: the upstream would search the codes of the keys, which would reveal them letter by letter.
        toSliceArguments(args),
        (key) => toListedKey(key, id, context),
      );
      return toConnection(slice, 'IntercomKeyConnection', 'IntercomKeyEdge');
    },
  };
}

/** Returns lists that fail without the Admin API. Nothing is sent. */
export function withoutAdminApi(provider: string): IntercomLists {
  const refuse = (what: string) => async () => {
    throw unsupported(provider, `${what} of an intercom without the Admin API`);
  };
  return { flats: refuse('flats'), keys: refuse('keys') };
}

/** Returns the lists of an intercom beyond the fan-out limit of a user, which fail. Nothing is sent. */
export function fanoutLimited(provider: string): IntercomLists {
  const refuse = (what: string) => async () => {
    throw new ClientError(
      'FANOUT_LIMIT',
      `The ${what} can be read for the first ${MAX_FANOUT} intercoms of a user only: query this intercom by its id.`,
      provider,
    );
  };
  return { flats: refuse('flats'), keys: refuse('keys') };
}
