import type {
  IntercomFlat,
  IntercomFlatEdge,
  IntercomKey,
  IntercomKeyEdge,
} from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { WireListedKey } from '../admin-api/list-wire.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireFlat } from './intercom-wire.ts';

interface FlatEdgeSource {
  readonly cursor: string;
  readonly node: Lazy<IntercomFlat>;
  readonly flat: WireFlat;
}

/** Creates a flat in the list of an intercom, with what only that list says of it. */
export const createFlatEdge = defineModel<Lazy<IntercomFlatEdge>, FlatEdgeSource>(
  'IntercomFlatEdge',
  {
    cursor: ({ cursor }) => cursor,
    node: ({ node }) => node,
    keyCount: ({ flat }) => flat.key_count,
    userCount: ({ flat }) => flat.users_count,
  },
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
