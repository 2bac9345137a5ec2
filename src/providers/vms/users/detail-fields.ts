import { keepSkipped, mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { LoadedField } from '../../contract/model.ts';
import { needs } from '../../kit/reads.ts';
import type { WireShortUser } from '../admin-api/list-wire.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { Source } from '../context.ts';
import { createCamera, toCameraAccess } from '../devices/camera-mapper.ts';
import { createFlat } from '../devices/intercom-flat-mapper.ts';
import { createKey } from '../devices/intercom-key-mapper.ts';
import { createIntercom } from '../devices/intercom-mapper.ts';
import { billedUser, fullUser } from '../reads.ts';
import { createPermission, createSubUser, toBillingInfo, toLicense } from './parts-mapper.ts';

/** What a user is mapped from. */
export type UserSource<User> = Source<'user', User>;

/** Creates a field from the value that `pick` takes from the document of the Admin API. */
type ToField<User> = <T>(
  pick: (user: WireAdminUser, source: UserSource<unknown>) => T,
) => LoadedField<UserSource<User>, T | null>;

/** The fields that only the document of the Admin API contains. */
const toFields = <User>(from: ToField<User>) => ({
  permissions: from(
    ({ permissions }, { context }) =>
      permissions &&
      mapList(permissions, (permission) => createPermission({ permission, context })),
  ),
  billingInfo: from(({ billing_info }) => {
    const records = billing_info?.data ?? null;
    return records && mapList(records, toBillingInfo);
  }),
  userType: from((user) => user.user_type),
  cameras: from(
    ({ cameras }, { context }) =>
      cameras && mapList(cameras, (camera) => createCamera({ camera, context })),
  ),
  cameraAccess: from(({ cameras }, { context }) => {
    const access = cameras?.flatMap((it) => toCameraAccess(it, context) ?? []) ?? null;
    return cameras && access && keepSkipped(cameras, access);
  }),
  intercoms: from(toIntercoms),
  intercomFlats: from(
    ({ intercom_flats: flats }, { context }) =>
      flats && mapList(flats, (flat) => createFlat({ flat, context })),
  ),
  intercomKeys: from(
    ({ intercom_keys: keys }, { context }) =>
      keys && mapList(keys, (key) => createKey({ key, context })),
  ),
  subUsers: from(
    ({ subusers }, { context }) =>
      subusers && mapList(subusers, (user) => createSubUser({ user, context })),
  ),
  analyticLicenses: from(
    ({ analytic_license: licenses }) => licenses && mapList(licenses, toLicense),
  ),
  events: from((user) => user.events),
});

/** The fields of a user whose document was read. */
export const DETAILS = toFields<WireAdminUser>((pick) => ({
  load: (source) => pick(source.user, source),
}));

/** The fields of a user from a list: a selected one is read, once per user. */
export const LISTED_DETAILS = toFields<WireShortUser>((pick) =>
  needs(fullUser, ({ user }: UserSource<WireShortUser>) => user.id, pick),
);

/** The fields of a user as the Billing API returned it: a selected one is read, once after the change. */
export const BILLED_DETAILS = toFields<WireBillingUser>((pick) =>
  needs(
    billedUser,
    ({ user: { id, login } }: UserSource<WireBillingUser>) => ({ id, login }),
    pick,
  ),
);

/** Maps the intercoms. Only the first `MAX_FANOUT` get lists: the list is unbounded, and so are theirs. */
function toIntercoms({ intercoms }: WireAdminUser, { context }: UserSource<unknown>) {
  return (
    intercoms &&
    mapList(intercoms, (intercom, index) =>
      createIntercom({ intercom, context, isBeyondFanout: index >= MAX_FANOUT }),
    )
  );
}
