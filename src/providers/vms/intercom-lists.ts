import { ClientError, unsupported } from '../client-error.ts';
import { MAX_FANOUT } from '../costs.ts';
import { toConnection } from '../paging/connection.ts';
import type { AdminReads } from './admin-reads.ts';
import { toListedFlat } from './flat-mapper.ts';
import type { Installation } from './installation.ts';
import type { IntercomLists } from './intercom-mapper.ts';
import { toListedKey } from './key-mapper.ts';
import { readPagedList, toSliceArguments } from './paged-list.ts';

/**
 * The lists as one client request reads them.
 *
 * @returns members that throw `ClientError` `BAD_USER_INPUT` for `first` and `after`, and `UpstreamError`.
 */
export function createIntercomLists(reads: AdminReads, installation: Installation): IntercomLists {
  const provider = installation.provider.id;
  return {
    flats: async (id, args) => {
      const slice = await readPagedList(
        { provider, name: `flats ${id}`, fetch: (query) => reads.flatPage(id, query) },
        { ...toSliceArguments(args), search: args.search },
        (flat) => toListedFlat(flat, id, installation),
      );
      return toConnection(slice, 'IntercomFlatConnection', 'IntercomFlatEdge');
    },
    keys: async (id, args) => {
      const slice = await readPagedList(
        { provider, name: `keys ${id}`, fetch: (query) => reads.keyPage(id, query) },
        // The upstream would look into the codes of the keys, which nobody may find out letter by letter.
        toSliceArguments(args),
        (key) => toListedKey(key, id, installation),
      );
      return toConnection(slice, 'IntercomKeyConnection', 'IntercomKeyEdge');
    },
  };
}

/** Of an installation without the Admin API. Nothing is sent. */
export function withoutAdminApi(provider: string): IntercomLists {
  const refuse = (what: string) => async () => {
    throw unsupported(provider, `${what} of an intercom without the Admin API`);
  };
  return { flats: refuse('flats'), keys: refuse('keys') };
}

/** Of an intercom that stands too far down the document of a user. Nothing is sent. */
export function tooFarDown(provider: string): IntercomLists {
  const refuse = (what: string) => async () => {
    throw new ClientError(
      'FANOUT_LIMIT',
      `The ${what} of a user's intercoms are read for the first ${MAX_FANOUT} alone: ask for this intercom by its id.`,
      provider,
    );
  };
  return { flats: refuse('flats'), keys: refuse('keys') };
}
