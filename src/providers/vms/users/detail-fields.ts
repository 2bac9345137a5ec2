import type { VmsUserCamerasArgs } from '../../../generated/schema-types.ts';
import { mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { LoadedField, PlannedField } from '../../contract/model.ts';
import { countRequested, validatePageSize } from '../../kit/paging/page-size.ts';
import { needs } from '../../kit/reads.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { WireBillingUser } from '../billing-api/wire.ts';
import type { Reference, Source, VmsContext } from '../context.ts';
import { createCamera } from '../devices/camera-mapper.ts';
import { createIntercom } from '../devices/intercom-mapper.ts';
import { assertWithinFanout } from '../devices/intercom-reads.ts';
import { billedUser, fullUser } from '../reads.ts';
import { toUserCameras, toUserIntercoms } from './device-lists.ts';
import { toSubUsers, toUserFlats, toUserKeys } from './part-lists.ts';
import { createPermission, toBillingInfo, toLicense } from './parts-mapper.ts';
import type { UserList } from './slice-user-list.ts';

/** What a user is mapped from. */
export type UserSource<User> = Source<'user', User>;

type InContext = Readonly<{ context: VmsContext }>;

/** Creates a field from the value that `pick` takes from the document of the Admin API. */
type ToField<From> = <T>(
  pick: (user: WireAdminUser, source: InContext, args: VmsUserCamerasArgs) => T,
  planned?: Omit<PlannedField, 'reads'>,
) => LoadedField<From, T | null>;

/** Returns a page of a list of the document; null if the document does not have the list. */
const pageOf =
  <Item, Page>(
    list: (user: WireAdminUser) => readonly Item[] | null,
    toPage: (source: UserList<Item>, args: VmsUserCamerasArgs) => Page,
  ) =>
  (user: WireAdminUser, { context }: InContext, args: VmsUserCamerasArgs): Page | null => {
    const items = list(user);
    return items && toPage({ list: items, user: user.id, context }, args);
  };

const CONNECTION = { objects: countRequested };

/** The fields that only the document of the Admin API contains. */
const toFields = <From>(from: ToField<From>) => ({
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
    pageOf(({ cameras }) => cameras, toUserCameras),
    { ...CONNECTION, of: createCamera },
  ),
  intercoms: from(
    pageOf(({ intercoms }) => intercoms, toUserIntercoms),
    { ...CONNECTION, of: createIntercom },
  ),
  intercomFlats: from(
    pageOf((user) => user.intercom_flats, toUserFlats),
    CONNECTION,
  ),
  intercomKeys: from(
    pageOf((user) => user.intercom_keys, toUserKeys),
    CONNECTION,
  ),
  subUsers: from(
    pageOf(({ subusers }) => subusers, toSubUsers),
    CONNECTION,
  ),
  analyticLicenses: from(
    ({ analytic_license: licenses }) => licenses && mapList(licenses, toLicense),
  ),
  events: from((user) => user.events),
});

/** The fields of a user whose document was read. */
export const DETAILS = toFields<UserSource<WireAdminUser>>((pick, planned) => ({
  ...planned,
  load: (source, args) => pick(source.user, source, args),
}));

/** @throws {ClientError} `BAD_USER_INPUT` for a page size that is refused: nothing is sent for it. */
export function checkArguments({ first }: VmsUserCamerasArgs): void {
  if (first !== undefined) validatePageSize(first);
}

/** @throws {ClientError} `FANOUT_LIMIT` if the user is not read. */
export function toReadableUser(reference: Reference): string {
  assertWithinFanout(reference, 'fields of the user', 'read a smaller page, or the user by its id');
  return reference.id;
}

/** Creates a field from the document of a user of which only the id is known. */
export const referenced: ToField<Reference> = (pick, planned) =>
  needs(
    fullUser,
    (source: Reference, args: VmsUserCamerasArgs) => {
      checkArguments(args);
      return toReadableUser(source);
    },
    pick,
    { ...planned, perPage: MAX_FANOUT },
  );

/** The fields of a user from a list, or of which only the id is known: a selected one is read, once per user. */
export const REFERENCED_DETAILS = toFields(referenced);

/** Creates a field of a user as the Billing API returned it from the document of the Admin API. */
const billed: ToField<UserSource<WireBillingUser>> = (pick, planned) =>
  needs(
    billedUser,
    ({ user: { id, login } }: UserSource<WireBillingUser>, args: VmsUserCamerasArgs) => {
      checkArguments(args);
      return { id, login };
    },
    pick,
    planned,
  );

/** The fields of a user as the Billing API returned it: a selected one is read, once after the change. */
export const BILLED_DETAILS = toFields(billed);
