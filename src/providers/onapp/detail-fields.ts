import type { OnAppAdditionalField, OnAppIpAddress } from '../../generated/schema-types.ts';
import { mapList } from '../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../contract/lazy.ts';
import { defineModel, type LoadedField, type PlannedField } from '../contract/model.ts';
import type { RequestedFields } from '../contract/user-list.ts';
import { toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import { needs } from '../kit/reads.ts';
import type { Source, UserSource } from './context.ts';
import { fullUser } from './reads.ts';
import { createRole, toEffectivePermissions } from './roles/mapper.ts';
import type { WireUser } from './wire.ts';

/** Creates a field from the value that `pick` takes from the full document. */
type ToField = <T>(
  pick: (user: WireUser, source: UserSource) => T,
  planned?: Pick<PlannedField, 'of'>,
) => LoadedField<UserSource, T | null>;

type WireIpAddress = NonNullable<WireUser['used_ip_addresses']>[number];

const toIpAddress = defineModel<Lazy<OnAppIpAddress>, Source<'ip', WireIpAddress>>(
  'OnAppIpAddress',
  {
    id: ({ ip, context }) => toGlobalIdOrNull(context.provider.id, 'ip-address', ip.id),
    address: ({ ip }) => ip.address,
  },
);

type WireAdditionalField = NonNullable<WireUser['additional_fields']>[number];

const toAdditionalField = defineModel<Lazy<OnAppAdditionalField>, WireAdditionalField>(
  'OnAppAdditionalField',
  { name: ({ name }) => name, value: ({ value }) => value },
);

const toFields = (field: ToField) => ({
  permissions: field(({ roles }, { context }) => toEffectivePermissions(roles, context.provider)),
  roles: field(
    ({ roles }, { context }) => roles && mapList(roles, (role) => createRole({ role, context })),
    { of: createRole },
  ),
  usedIpAddresses: field(
    ({ used_ip_addresses: addresses }, { context }) =>
      addresses && mapList(addresses, (ip) => toIpAddress({ ip, context })),
  ),
  additionalFields: field(
    ({ additional_fields: fields }) => fields && mapList(fields, toAdditionalField),
  ),
  usedCpuCount: field((user) => user.used_cpus),
  usedCpuShares: field((user) => user.used_cpu_shares),
  usedDiskGigabytes: field((user) => user.used_disk_size),
  usedMemoryMegabytes: field((user) => user.used_memory),
  availableMemoryMegabytes: field((user) => user.memory_available),
  availableDiskGigabytes: field((user) => user.disk_space_available),
  usesTotp: field((user) => user.totp_enabled),
  hasCdnBandwidthLimit: field((user) => user.cdn_bandwidth_limit_set),
  cdnReference: field((user) => user.cdn_reference),
  isUsageBilled: field((user) => user.update_billing_stat),
});

/** The details of a user whose full document is known. */
export const DETAILS = toFields((pick, planned) => ({
  ...planned,
  load: (source) => pick(source.user, source),
}));

/** The details of a user from a short list: a selected one is read, once per user; null if the user is gone. */
export const LAZY_DETAILS = toFields((pick, planned) =>
  needs(fullUser, ({ user }) => user.id, pick, planned),
);

/**
 * The fields that a short list lacks: roles, permissions and counters by the vendor's words, the others by its printed
 * response (section 6.1). If one of them is selected, the full list is read.
 */
export const DETAIL_FIELDS: readonly string[] = Object.keys(DETAILS);

/** Returns whether a short list has all selected fields. */
export const isShortEnough = (requested: RequestedFields) => !requested.any(...DETAIL_FIELDS);
