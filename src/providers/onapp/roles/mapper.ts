import type { OnAppRole, Permission } from '../../../generated/schema-types.ts';
import { keepSkipped, mapList, skippedError } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { defineModel, type ModelFields } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import { findById } from '../catalogue/look-up.ts';
import type { OnAppContext, Source } from '../context.ts';
import { roles } from '../reads.ts';
import type { WirePermission, WireRole } from './wire.ts';

interface PermissionSource {
  readonly permission: WirePermission;
  readonly provider: ProviderNode;
}

/** Creates a permission. */
export const createPermission = defineModel<Lazy<Permission>, PermissionSource>('Permission', {
  id: ({ permission, provider }) => toGlobalId(provider.id, 'permission', permission.id),
  name: ({ permission }) => permission.identifier,
  displayName: ({ permission }) => permission.label,
  group: null,
});

const ROLE: ModelFields<Lazy<OnAppRole>, Source<'role', WireRole>> = {
  id: ({ role, context }) => toGlobalId(context.provider.id, 'role', role.id),
  label: ({ role }) => role.label,
  identifier: ({ role }) => role.identifier,
  createdAt: ({ role }) => parseInstant(role.created_at),
  updatedAt: ({ role }) => parseInstant(role.updated_at),
  usersCount: ({ role }) => role.users_count,
  system: ({ role }) => role.system,
  template: ({ role }) => role.template,
  permissions: ({ role, context }) => toPermissions(role, context),
};

/** Creates a role with its own permissions. */
export const createRole = defineModel<Lazy<OnAppRole>, Source<'role', WireRole>>('OnAppRole', ROLE);

/** Creates a role whose permissions are read from the list of roles. */
export const createRoleOfGroup = defineModel<Lazy<OnAppRole>, Source<'role', WireRole>>(
  'OnAppRole',
  {
    ...ROLE,
    permissions: {
      reads: [roles],
      load: async ({ role, context }) => {
        if (role.permissions !== null) return toPermissions(role, context);
        const listed = await findById(roles, role.id, { context });
        return listed && toPermissions(listed, context);
      },
    },
  },
);

/** Returns the union of all roles (fact sheet, section 7); null if the panel left out roles or their permissions. */
export function toEffectivePermissions(
  own: readonly WireRole[] | null,
  provider: ProviderNode,
): readonly Lazy<Permission>[] | null {
  if (own === null) return null;
  const byId = new Map<string, WirePermission>();
  let incomplete: readonly unknown[] = own;
  for (const { permissions } of own) {
    if (permissions === null) return null;
    for (const permission of permissions) byId.set(permission.id, permission);
    if (skippedError(permissions) !== undefined) incomplete = permissions;
  }
  const all = keepSkipped(incomplete, [...byId.values()]);
  return mapList(all, (permission) => createPermission({ permission, provider }));
}

const toPermissions = ({ permissions }: WireRole, { provider }: OnAppContext) =>
  permissions && mapList(permissions, (permission) => createPermission({ permission, provider }));
