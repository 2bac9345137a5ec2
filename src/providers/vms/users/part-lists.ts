import type {
  IntercomKey,
  VmsSubUser,
  VmsUserCamerasArgs,
} from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { toConnection } from '../../kit/paging/connection.ts';
import type { WireSubUser } from '../admin-api/wire.ts';
import { toFlatConnection } from '../devices/intercom-edges.ts';
import { createFlat } from '../devices/intercom-flat-mapper.ts';
import { createKey } from '../devices/intercom-key-mapper.ts';
import type { WireFlat, WireKey } from '../devices/intercom-wire.ts';
import { createSubUser } from './parts-mapper.ts';
import { sliceUserList, type UserList } from './slice-user-list.ts';

/** Returns a page of the flats in the document of a user. The intercoms of the first `MAX_FANOUT` are read. */
export function toUserFlats(source: UserList<WireFlat>, args: VmsUserCamerasArgs) {
  const { context } = source;
  const slice = sliceUserList(source, 'intercomFlats', args);
  const items = mapList(slice.items, (flat, index) => ({
    flat,
    node: createFlat({ flat, context, isBeyondFanout: index >= MAX_FANOUT }),
  }));
  return toFlatConnection({ ...slice, items });
}

/** Returns a page of the keys in the document of a user. The intercoms of the first `MAX_FANOUT` are read. */
export function toUserKeys(source: UserList<WireKey>, args: VmsUserCamerasArgs) {
  const { context } = source;
  const slice = sliceUserList(source, 'intercomKeys', args);
  const items = mapList(slice.items, (key, index): Lazy<IntercomKey> => {
    const isBeyondFanout = index >= MAX_FANOUT;
    return createKey({ key, intercomId: key.intercom_id, context, isBeyondFanout });
  });
  return toConnection(
    { ...slice, items },
    'VmsUserIntercomKeyConnection',
    'VmsUserIntercomKeyEdge',
  );
}

/** Returns a page of the accounts below a user. */
export function toSubUsers(source: UserList<WireSubUser>, args: VmsUserCamerasArgs) {
  const { context } = source;
  const slice = sliceUserList(source, 'subUsers', args);
  const items = mapList(slice.items, (user): Lazy<VmsSubUser> => createSubUser({ user, context }));
  return toConnection({ ...slice, items }, 'VmsSubUserConnection', 'VmsSubUserEdge');
}
