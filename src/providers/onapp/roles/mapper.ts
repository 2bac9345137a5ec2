import type { OnAppRole, Permission } from '../../../generated/schema-types.ts';
import { keepSkipped, mapList, skippedError } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { defineModel, type ModelFields } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import type { OnAppContext } from '../context.ts';
import type { WirePermission, WireRole } from './wire.ts';

interface PermissionSource {
  readonly permission: WirePermission;
  readonly provider: ProviderNode;
}

const createPermission = defineModel<Lazy<Permission>, PermissionSource>('Permission', {
  id: ({ permission, provider }) => toGlobalId(provider.id, 'permission', permission.id),
  name: ({ permission }) => permission.identifier,
  displayName: ({ permission }) => permission.label,
  group: null,
});

export const toOnAppPermission = (
  permission: WirePermission,
  provider: ProviderNode,
): Lazy<Permission> => createPermission({ permission, provider });

interface RoleSource {
  readonly role: WireRole;
  readonly provider: ProviderNode;
}

const ROLE: ModelFields<Lazy<OnAppRole>, RoleSource> = {
  id: ({ role, provider }) => toGlobalId(provider.id, 'role', role.id),
  label: ({ role }) => role.label,
  identifier: ({ role }) => role.identifier,
  createdAt: ({ role }) => parseInstant(role.created_at),
  updatedAt: ({ role }) => parseInstant(role.updated_at),
  usersCount: ({ role }) => role.users_count,
  system: ({ role }) => role.system,
  template: ({ role }) => role.template,
  permissions: ({ role, provider }) => toPermissions(role, provider),
};

const createRole = defineModel<Lazy<OnAppRole>, RoleSource>('OnAppRole', ROLE);

/** Maps a role with its own permissions; they are null if the panel left them out. */
export const toOnAppRole = (role: WireRole, provider: ProviderNode): Lazy<OnAppRole> =>
  createRole({ role, provider });

interface GroupRoleSource extends RoleSource {
  readonly context: OnAppContext;
}

const createRoleOfGroup = defineModel<Lazy<OnAppRole>, GroupRoleSource>('OnAppRole', {
  ...ROLE,
  permissions: {
    load: async ({ role, provider, context }) => {
      if (role.permissions !== null) return toPermissions(role, provider);
      const listed = (await context.loaders.roles()).find(({ id }) => id === role.id);
      return listed === undefined ? null : toPermissions(listed, provider);
    },
  },
});

/** Maps a role of a user group, which has no permissions: they are read from the list of roles, once for all groups. */
export const toRoleOfGroup = (role: WireRole, context: OnAppContext): Lazy<OnAppRole> =>
  createRoleOfGroup({ role, provider: context.provider, context });

/** Returns the union of all roles (fact sheet, section 7); null if the panel left out roles or their permissions. */
export function toEffectivePermissions(
  roles: readonly WireRole[] | null,
  provider: ProviderNode,
): readonly Lazy<Permission>[] | null {
  if (roles === null) return null;
  const byId = new Map<string, WirePermission>();
  let incomplete: readonly unknown[] = roles;
  for (const { permissions } of roles) {
    if (permissions === null) return null;
    for (const permission of permissions) byId.set(permission.id, permission);
    if (skippedError(permissions) !== undefined) incomplete = permissions;
  }
  const all = keepSkipped(incomplete, [...byId.values()]);
  return mapList(all, (permission) => toOnAppPermission(permission, provider));
}

const toPermissions = ({ permissions }: WireRole, provider: ProviderNode) =>
  permissions && mapList(permissions, (permission) => toOnAppPermission(permission, provider));
