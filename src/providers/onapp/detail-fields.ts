import type {
  OnAppAdditionalField,
  OnAppIpAddress,
  OnAppUser,
} from '../../generated/schema-types.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel, type ModelFields } from '../contract/model.ts';
import type { RequestedFields } from '../contract/user-list.ts';
import { toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import type { OnAppContext } from './context.ts';
import { toEffectivePermissions, toOnAppRole } from './roles/mapper.ts';
import type { WireUser } from './wire.ts';

/**
 * The fields that a short list lacks: roles, permissions and counters by the vendor's words, the others by its printed
 * response (section 6.1). If one of them is selected, the full list is read.
 */
export const DETAIL_FIELDS = [
  'permissions',
  'roles',
  'usedIpAddresses',
  'additionalFields',
  'usedCpus',
  'usedCpuShares',
  'usedDiskSize',
  'usedMemory',
  'memoryAvailable',
  'diskSpaceAvailable',
  'totpEnabled',
  'cdnBandwidthLimitSet',
  'cdnReference',
  'updateBillingStat',
] as const satisfies readonly (keyof OnAppUser)[];

/** Returns whether a short list has all selected fields. */
export const isShortEnough = (requested: RequestedFields) => !requested.any(...DETAIL_FIELDS);

type Details = ModelFields<Pick<Lazy<OnAppUser>, (typeof DETAIL_FIELDS)[number]>, UserSource>;

/** What a user is mapped from. */
export interface UserSource {
  readonly user: WireUser;
  readonly context: OnAppContext;
}

interface LoadedField<T> {
  readonly load: (source: UserSource) => T | null | Promise<T | null>;
}

/** Creates a field from the value that `pick` takes from the full document. */
type ToField = <T>(pick: (user: WireUser, context: OnAppContext) => T) => LoadedField<T>;

type WireIpAddress = NonNullable<WireUser['used_ip_addresses']>[number];

interface IpAddressSource {
  readonly ip: WireIpAddress;
  readonly context: OnAppContext;
}

const toIpAddress = defineModel<Lazy<OnAppIpAddress>, IpAddressSource>('OnAppIpAddress', {
  id: ({ ip, context }) => toGlobalIdOrNull(context.provider.id, 'ip-address', ip.id),
  address: ({ ip }) => ip.address,
});

type WireAdditionalField = NonNullable<WireUser['additional_fields']>[number];

const toAdditionalField = defineModel<Lazy<OnAppAdditionalField>, WireAdditionalField>(
  'OnAppAdditionalField',
  { name: ({ name }) => name, value: ({ value }) => value },
);

const toFields = (field: ToField): Details => ({
  permissions: field(({ roles }, { provider }) => toEffectivePermissions(roles, provider)),
  roles: field(
    ({ roles }, { provider }) => roles && mapList(roles, (role) => toOnAppRole(role, provider)),
  ),
  usedIpAddresses: field(
    ({ used_ip_addresses: addresses }, context) =>
      addresses && mapList(addresses, (ip) => toIpAddress({ ip, context })),
  ),
  additionalFields: field(
    ({ additional_fields: fields }) => fields && mapList(fields, toAdditionalField),
  ),
  usedCpus: field((user) => user.used_cpus),
  usedCpuShares: field((user) => user.used_cpu_shares),
  usedDiskSize: field((user) => user.used_disk_size),
  usedMemory: field((user) => user.used_memory),
  memoryAvailable: field((user) => user.memory_available),
  diskSpaceAvailable: field((user) => user.disk_space_available),
  totpEnabled: field((user) => user.totp_enabled),
  cdnBandwidthLimitSet: field((user) => user.cdn_bandwidth_limit_set),
  cdnReference: field((user) => user.cdn_reference),
  updateBillingStat: field((user) => user.update_billing_stat),
});

/** The details of a user whose full document is known. */
export const DETAILS = toFields((pick) => ({ load: ({ user, context }) => pick(user, context) }));

/** The details of a user from a short list: a selected one is read, once per user; null if the user is gone. */
export const LAZY_DETAILS = toFields((pick) => ({
  load: async ({ user: { id }, context }) => {
    const user = await context.loaders.user(id);
    return user && pick(user, context);
  },
}));
