import type { OnAppUser } from '../../generated/schema-types.ts';
import type { Lazy } from '../contract/lazy.ts';
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

type Details = Pick<Lazy<OnAppUser>, (typeof DETAIL_FIELDS)[number]>;

/** Creates the resolver of a field from the value that `pick` takes from the full document. */
type ToField = <T>(pick: (user: WireUser) => T) => () => T | null | Promise<T | null>;

/** Returns the details of a user whose full document is known. */
export const toDetails = (user: WireUser, context: OnAppContext): Details =>
  toFields((pick) => () => pick(user), context);

/** Returns the details of a user from a short list: a selected one is read, once per user; null if the user is gone. */
export const toLazyDetails = ({ id }: WireUser, context: OnAppContext): Details =>
  toFields(
    (pick) => async () => {
      const user = await context.loaders.user(id);
      return user && pick(user);
    },
    context,
  );

function toFields(field: ToField, { provider }: OnAppContext): Details {
  return {
    permissions: field(({ roles }) => toEffectivePermissions(roles, provider)),
    roles: field(({ roles }) => roles?.map((role) => toOnAppRole(role, provider)) ?? null),
    usedIpAddresses: field(
      ({ used_ip_addresses }) =>
        used_ip_addresses?.map(({ id, address }) => ({
          __typename: 'OnAppIpAddress' as const,
          id: toGlobalIdOrNull(provider.id, 'ip-address', id),
          address,
        })) ?? null,
    ),
    additionalFields: field(
      ({ additional_fields }) =>
        additional_fields?.map(({ name, value }) => ({
          __typename: 'OnAppAdditionalField' as const,
          name,
          value,
        })) ?? null,
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
  };
}
