import type { VmsUser } from '../../../generated/schema-types.ts';
import { keepSkipped, mapList } from '../../../upstream/wire/skipped-entries.ts';
import { MAX_FANOUT } from '../../contract/costs.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { ModelFields } from '../../contract/model.ts';
import type { Loaders } from '../admin-api/loaders.ts';
import type { WireAdminUser } from '../admin-api/wire.ts';
import type { VmsContext } from '../context.ts';
import { toCamera, toCameraAccess } from '../devices/camera-mapper.ts';
import { toIntercomFlat } from '../devices/intercom-flat-mapper.ts';
import { toIntercomKey } from '../devices/intercom-key-mapper.ts';
import { createIntercomLists, fanoutLimited } from '../devices/intercom-lists.ts';
import { type IntercomLists, toIntercom } from '../devices/intercom-mapper.ts';
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

/** What the fields are read from. */
export interface DetailFieldsSource {
  readonly context: VmsContext;
  readonly details: DetailSource;
}

type DetailFields = Pick<Lazy<VmsUser>, (typeof DETAIL_FIELDS)[number]>;

/** Creates a field that reads the document when it is resolved. */
const from = <T>(pick: (user: WireAdminUser, source: DetailFieldsSource) => T) => ({
  load: async (source: DetailFieldsSource): Promise<T | null> => {
    const user = await source.details.readUser();
    return user && pick(user, source);
  },
});

/** The fields that only the document of the Admin API contains. */
export const detailFields: ModelFields<DetailFields, DetailFieldsSource> = {
  permissions: from(
    ({ permissions }, { context }) =>
      permissions && mapList(permissions, (it) => toPermission(it, context)),
  ),
  billingInfo: from(({ billing_info }) => {
    const records = billing_info?.data ?? null;
    return records && mapList(records, toBillingInfo);
  }),
  userType: from((user) => user.user_type),
  cameras: from(
    ({ cameras }, { context }) => cameras && mapList(cameras, (it) => toCamera(it, context)),
  ),
  cameraAccess: from(({ cameras }, { context }) => {
    const access = cameras?.flatMap((it) => toCameraAccess(it, context) ?? []) ?? null;
    return cameras && access && keepSkipped(cameras, access);
  }),
  intercoms: from(toIntercoms),
  intercomFlats: from(
    ({ intercom_flats: flats }, { context }) =>
      flats && mapList(flats, (it) => toIntercomFlat(it, context)),
  ),
  intercomKeys: from(
    ({ intercom_keys: keys }, { context }) =>
      keys && mapList(keys, (it) => toIntercomKey(it, context)),
  ),
  subUsers: from(
    ({ subusers }, { context }) => subusers && mapList(subusers, (it) => toSubUser(it, context)),
  ),
  analyticLicenses: from(
    ({ analytic_license: licenses }) => licenses && mapList(licenses, toLicense),
  ),
  events: from((user) => user.events),
};

/** Maps the intercoms. Only the first `MAX_FANOUT` get lists: the list is unbounded, and so are theirs. */
function toIntercoms({ intercoms }: WireAdminUser, { context, details }: DetailFieldsSource) {
  const others = fanoutLimited(context.provider.id);
  return (
    intercoms &&
    mapList(intercoms, (intercom, index) =>
      toIntercom(intercom, context, index < MAX_FANOUT ? details.lists : others),
    )
  );
}
