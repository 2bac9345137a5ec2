import type {
  IntercomFlat,
  IntercomFlatEdge,
  IntercomKey,
  IntercomKeyEdge,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import type { Slice } from '../../contract/slice.ts';
import { toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import { toConnectionOf } from '../../kit/paging/connection.ts';
import type { WireListedKey } from '../admin-api/list-wire.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireFlat } from './intercom-wire.ts';

/** A flat in a list, as the list sends it and as GraphQL shows it. */
interface ListedFlat {
  readonly flat: WireFlat;
  readonly node: Lazy<IntercomFlat>;
}

const createFlatEdge = defineModel<
  Lazy<IntercomFlatEdge>,
  ListedFlat & { readonly cursor: string }
>('IntercomFlatEdge', {
  cursor: ({ cursor }) => cursor,
  node: ({ node }) => node,
  keyCount: ({ flat }) => flat.key_count,
  userCount: ({ flat }) => flat.users_count,
});

/** Returns a page of flats, with what their list counts. */
export const toFlatConnection = (slice: Slice<ListedFlat>) =>
  toConnectionOf(
    slice,
    'IntercomFlatConnection',
    ({ node }) => node,
    (item, cursor) => createFlatEdge({ ...item, cursor }),
  );

type KeyEdgeSource = Source<'key', WireListedKey> & {
  readonly cursor: string;
  readonly node: Lazy<IntercomKey>;
  /** Whether the key is beyond the fan-out limit of its page: its user is not read. */
  readonly isBeyondFanout: boolean;
};

/** Creates a key in the list of an intercom, with what only that list says of it. */
export const createKeyEdge = defineModel<Lazy<IntercomKeyEdge>, KeyEdgeSource>('IntercomKeyEdge', {
  cursor: ({ cursor }) => cursor,
  node: ({ node }) => node,
  deletedAt: ({ key, context }) => toInstant(key.deleted_at, context.timeZone),
  user: ({ key, context, isBeyondFanout }) =>
    key.user && context.references.user({ id: key.user.id, context, isBeyondFanout }),
  flatId: ({ key, context }) => toGlobalIdOrNull(context.provider.id, 'flat', key.flat?.id ?? null),
});
