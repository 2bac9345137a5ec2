import type { OnAppRole, Permission } from '../../../generated/schema-types.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { toDate } from '../../kit/wire/wire-values.ts';
import type { OnAppContext } from '../context.ts';
import type { WirePermission, WireRole } from './wire.ts';

export function toOnAppPermission(
  permission: WirePermission,
  provider: ProviderNode,
): Lazy<Permission> {
  return {
    __typename: 'Permission',
    id: toGlobalId(provider.id, 'permission', permission.id),
    name: permission.identifier,
    displayName: permission.label,
    group: null,
  };
}

/** Maps a role with its own permissions; they are null if the panel left them out. */
export function toOnAppRole(role: WireRole, provider: ProviderNode): Lazy<OnAppRole> {
  return {
    __typename: 'OnAppRole',
    id: toGlobalId(provider.id, 'role', role.id),
    label: role.label,
    identifier: role.identifier,
    createdAt: toDate(role.created_at),
    updatedAt: toDate(role.updated_at),
    usersCount: role.users_count,
    system: role.system,
    template: role.template,
    permissions: () => toPermissions(role, provider),
  };
}

/** Maps a role of a user group, which has no permissions: they are read from the list of roles, once for all groups. */
export function toRoleOfGroup(
  role: WireRole,
  { provider, loaders }: OnAppContext,
): Lazy<OnAppRole> {
  if (role.permissions !== null) return toOnAppRole(role, provider);
  return {
    ...toOnAppRole(role, provider),
    permissions: async () => {
      const listed = (await loaders.roles()).find(({ id }) => id === role.id);
      return listed === undefined ? null : toPermissions(listed, provider);
    },
  };
}

/** Returns the union of all roles (fact sheet, section 7); null if the panel left out roles or their permissions. */
export function toEffectivePermissions(
  roles: readonly WireRole[] | null,
  provider: ProviderNode,
): readonly Lazy<Permission>[] | null {
  if (roles === null) return null;
  const byId = new Map<string, WirePermission>();
  for (const role of roles) {
    if (role.permissions === null) return null;
    for (const permission of role.permissions) byId.set(permission.id, permission);
  }
  return [...byId.values()].map((permission) => toOnAppPermission(permission, provider));
}

const toPermissions = ({ permissions }: WireRole, provider: ProviderNode) =>
  permissions?.map((permission) => toOnAppPermission(permission, provider)) ?? null;
