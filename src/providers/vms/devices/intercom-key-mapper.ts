import type { IntercomKey } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { WireListedKey } from '../admin-api/list-wire.ts';
import type { Source } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireKey } from './intercom-wire.ts';

type KeySource<Key> = Source<'key', Key>;

type AnyKey = WireKey | WireListedKey;

const idOf = ({ key, context }: KeySource<AnyKey>) =>
  toGlobalId(context.provider.id, 'key', key.id);

/** The fields that both forms of a key have. */
const SHARED = {
  id: idOf,
  code: (source: KeySource<AnyKey>) => auditSecret(idOf(source), 'code', source.key.key),
  createdAt: ({ key, context }: KeySource<AnyKey>) => toInstant(key.created_at, context.timeZone),
  updatedAt: ({ key, context }: KeySource<AnyKey>) => toInstant(key.updated_at, context.timeZone),
};

/** Creates a key in the document of a user, which does not name the holder of the key. */
export const createKey = defineModel<Lazy<IntercomKey>, KeySource<WireKey>>('IntercomKey', {
  ...SHARED,
  intercomId: ({ key, context }) =>
    toGlobalIdOrNull(context.provider.id, 'intercom', key.intercom_id),
  deletedAt: null,
  userId: null,
  flatId: null,
});

type ListedKeySource = KeySource<WireListedKey> & { readonly intercomId: string };

/** Creates a key in the list of an intercom. */
export const createListedKey = defineModel<Lazy<IntercomKey>, ListedKeySource>('IntercomKey', {
  ...SHARED,
  intercomId: ({ intercomId, context }) => toGlobalId(context.provider.id, 'intercom', intercomId),
  deletedAt: ({ key, context }) => toInstant(key.deleted_at, context.timeZone),
  userId: ({ key, context }) => toGlobalIdOrNull(context.provider.id, 'user', key.user?.id ?? null),
  flatId: ({ key, context }) => toGlobalIdOrNull(context.provider.id, 'flat', key.flat?.id ?? null),
});
