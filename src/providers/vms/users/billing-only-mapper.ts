import type { VmsUser } from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { unsupported } from '../../contract/client-error.ts';
import type { Lazy } from '../../contract/lazy.ts';
import { defineModel } from '../../contract/model.ts';
import type { WireListedCamera } from '../billing-api/device-wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { VmsContext } from '../context.ts';
import { toListedCamera } from '../devices/billing-camera-mapper.ts';
import { withoutAdminApi } from '../devices/intercom-lists.ts';
import { BILLED, type UserSource } from './mapper.ts';

interface BillingOnlySource extends UserSource<WireBillingUser> {
  readonly readCameras: () => Promise<readonly WireListedCamera[]>;
}

const createUser = defineModel<Lazy<VmsUser>, BillingOnlySource>('VmsUser', {
  ...BILLED,
  userType: ({ user }) => user.type,
  cameras: {
    load: async ({ readCameras, context }) =>
      mapList(await readCameras(), (camera) => toListedCamera(camera, context)),
  },
});

/**
 * Maps a user of a VMS whose Admin API is not configured. The fields that only that API has fail, and nothing is sent.
 *
 * @param readCameras is called if the cameras are selected.
 */
export function toBillingOnlyUser(
  user: WireBillingUser,
  context: VmsContext,
  readCameras: BillingOnlySource['readCameras'],
): Lazy<VmsUser> {
  const { id } = context.provider;
  const readUser = () => {
    throw unsupported(id, 'read of this field without the Admin API');
  };
  return createUser({
    user,
    context,
    details: { readUser, lists: withoutAdminApi(id) },
    readCameras,
  });
}
