import type { VmsUser } from '../../../generated/schema-types.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { Loaders } from '../admin-api/loaders.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';
import { toCamera, toCameraAccess } from '../devices/camera-mapper.ts';
import { toIntercomFlat } from '../devices/flat-mapper.ts';
import { createIntercomLists, fanoutLimited } from '../devices/intercom-lists.ts';
import { type IntercomLists, toIntercom } from '../devices/intercom-mapper.ts';
import { toIntercomKey } from '../devices/key-mapper.ts';
import { toBillingInfo, toLicense, toPermission, toSubUser } from './parts-mapper.ts';

/** The fields of a user that only the document of the Admin API contains. */
export const DETAIL_FIELDS = [
  'permissions',
  'billingInfo',
  'userType',
  'cameras',
  'cameraAccess',
  'intercoms',
  'intercomFlats',
  'intercomKeys',
  'subUsers',
  'analyticLicenses',
  'events',
] as const satisfies readonly (keyof VmsUser)[];

/** The source of those fields. */
export interface DetailSource {
  /** Is called if one of the fields is selected. Returns null if the VMS has no such user. */
  readonly readUser: () => WireAdminUser | null | Promise<WireAdminUser | null>;
  readonly lists: IntercomLists;
}

/** Returns the source that reads the document of a user through the Admin API. */
export const createDetailSource = (
  id: string,
  loaders: Loaders,
  context: VmsContext,
): DetailSource => ({
  readUser: () => loaders.user(id),
  lists: createIntercomLists(loaders, context),
});

/** Returns the fields that only the document of the Admin API contains, read when one is resolved. */
export function toDetails(
  { readUser, lists }: DetailSource,
  context: VmsContext,
): Pick<Lazy<VmsUser>, (typeof DETAIL_FIELDS)[number]> {
  const from =
    <T>(field: (user: WireAdminUser) => T) =>
    async () => {
      const user = await readUser();
      return user && field(user);
    };
  return {
    permissions: from((user) => user.permissions?.map((it) => toPermission(it, context)) ?? null),
    billingInfo: from((user) => user.billing_info?.data?.map(toBillingInfo) ?? null),
    userType: from((user) => user.user_type),
    cameras: from((user) => user.cameras?.map((it) => toCamera(it, context)) ?? null),
    cameraAccess: from(
      (user) => user.cameras?.flatMap((it) => toCameraAccess(it, context) ?? []) ?? null,
    ),
    intercoms: from((user) => toIntercoms(user, context, lists)),
    intercomFlats: from(
      (user) => user.intercom_flats?.map((it) => toIntercomFlat(it, context)) ?? null,
    ),
    intercomKeys: from(
      (user) => user.intercom_keys?.map((it) => toIntercomKey(it, context)) ?? null,
    ),
    subUsers: from((user) => user.subusers?.map((it) => toSubUser(it, context)) ?? null),
    analyticLicenses: from((user) => user.analytic_license?.map(toLicense) ?? null),
    events: from((user) => user.events),
  };
}

/** Maps the intercoms. Only the first `MAX_FANOUT` get lists: the list is unbounded, and so are theirs. */
function toIntercoms(user: WireAdminUser, context: VmsContext, lists: IntercomLists) {
  const others = fanoutLimited(context.provider.id);
  return (
    user.intercoms?.map((intercom, index) =>
      toIntercom(intercom, context, index < MAX_FANOUT ? lists : others),
    ) ?? null
  );
}
