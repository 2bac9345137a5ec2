import type { IntercomKey } from '../../../generated/schema-types.ts';
import { auditSecret } from '../../contract/audited-secret.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toGlobalId, toGlobalIdOrNull } from '../../kit/ids/global-id.ts';
import type { WireListedKey } from '../admin-api/list-wire.ts';
import type { VmsContext } from '../context.ts';
import { toInstant } from '../local-time.ts';
import type { WireKey } from './intercom-wire.ts';

/** Maps a key in the document of a user, which does not name the holder of the key. */
export function toIntercomKey(key: WireKey, { provider, timeZone }: VmsContext): Lazy<IntercomKey> {
  const id = toGlobalId(provider.id, 'key', key.id);
  return {
    __typename: 'IntercomKey',
    id,
    code: auditSecret(id, 'code', key.key),
    intercomId: toGlobalIdOrNull(provider.id, 'intercom', key.intercom_id),
    createdAt: () => toInstant(key.created_at, timeZone),
    updatedAt: () => toInstant(key.updated_at, timeZone),
    deletedAt: null,
    userId: null,
    flatId: null,
  };
}

/** Maps a key in the list of an intercom. */
export function toListedKey(
  key: WireListedKey,
  intercomId: string,
  { provider, timeZone }: VmsContext,
): Lazy<IntercomKey> {
  const id = toGlobalId(provider.id, 'key', key.id);
  return {
    __typename: 'IntercomKey',
    id,
    code: auditSecret(id, 'code', key.key),
    intercomId: toGlobalId(provider.id, 'intercom', intercomId),
    createdAt: () => toInstant(key.created_at, timeZone),
    updatedAt: () => toInstant(key.updated_at, timeZone),
    deletedAt: () => toInstant(key.deleted_at, timeZone),
    userId: toGlobalIdOrNull(provider.id, 'user', key.user?.id ?? null),
    flatId: toGlobalIdOrNull(provider.id, 'flat', key.flat?.id ?? null),
  };
}
