import type { OnAppUser } from '../../generated/schema-types.ts';
import { toGlobalIdOrNull } from '../kit/ids/global-id.ts';
import type { Lazy } from '../contract/lazy.ts';
import type { Wanted } from '../contract/user-list.ts';
import type { Panel } from './context.ts';
import { toEffectivePermissions, toOnAppRole } from './roles/mapper.ts';
import type { WireUser } from './wire.ts';

/**
 * The fields that a short list lacks: roles, permissions and counters by the vendor's words, the others by its printed
 * response (section 6.1). If one of them is selected, the full list is read.
 */
export const SHORT_LACKS = [
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
export const isShortEnough = (wanted: Wanted) => !wanted.any(...SHORT_LACKS);

type Details = Pick<Lazy<OnAppUser>, (typeof SHORT_LACKS)[number]>;

/** Creates the resolver of a field from the value that `pick` takes from the full document. */
type Member = <T>(pick: (user: WireUser) => T) => () => T | null | Promise<T | null>;

/** Returns the details of a user whose full document is known. */
export const toDetails = (user: WireUser, panel: Panel): Details =>
  toMembers((pick) => () => pick(user), panel);

/** Returns the details of a user from a short list: a selected one is read, once per user; null if the user is gone. */
export const toLaterDetails = ({ id }: WireUser, panel: Panel): Details =>
  toMembers(
    (pick) => async () => {
      const user = await panel.reads.user(id);
      return user && pick(user);
    },
    panel,
  );

function toMembers(member: Member, { provider }: Panel): Details {
  return {
    permissions: member(({ roles }) => toEffectivePermissions(roles, provider)),
    roles: member(({ roles }) => roles?.map((role) => toOnAppRole(role, provider)) ?? null),
    usedIpAddresses: member(
      ({ used_ip_addresses }) =>
        used_ip_addresses?.map(({ id, address }) => ({
          __typename: 'OnAppIpAddress' as const,
          id: toGlobalIdOrNull(provider.id, 'ip-address', id),
          address,
        })) ?? null,
    ),
    additionalFields: member(
      ({ additional_fields }) =>
        additional_fields?.map(({ name, value }) => ({
          __typename: 'OnAppAdditionalField' as const,
          name,
          value,
        })) ?? null,
    ),
    usedCpus: member((user) => user.used_cpus),
    usedCpuShares: member((user) => user.used_cpu_shares),
    usedDiskSize: member((user) => user.used_disk_size),
    usedMemory: member((user) => user.used_memory),
    memoryAvailable: member((user) => user.memory_available),
    diskSpaceAvailable: member((user) => user.disk_space_available),
    totpEnabled: member((user) => user.totp_enabled),
    cdnBandwidthLimitSet: member((user) => user.cdn_bandwidth_limit_set),
    cdnReference: member((user) => user.cdn_reference),
    updateBillingStat: member((user) => user.update_billing_stat),
  };
}
