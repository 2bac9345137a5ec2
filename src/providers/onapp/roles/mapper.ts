import type { OnAppRole, OnAppRoleTemplate, Permission } from '../../../generated/schema-types.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { keepSkipped, mapList, skippedError } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy, ProviderNode } from '../../contract/lazy.ts';
import { defineModel, type LoadedField, type ModelFields } from '../../contract/model.ts';
import { toGlobalId } from '../../kit/ids/global-id.ts';
import { parseInstant } from '../../kit/wire/instant.ts';
import { toKnownWord } from '../../kit/wire/known-word.ts';
import { findById } from '../catalogue/panel-object.ts';
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

type RoleSource = Source<'role', WireRole>;

/** The fields that every document with a role has. */
const COMMON: ModelFields<Omit<Lazy<OnAppRole>, keyof typeof LISTED>, RoleSource> = {
  id: ({ role, context }) => toGlobalId(context.provider.id, 'role', role.id),
  name: ({ role }) => role.label,
  identifier: ({ role }) => role.identifier,
  createdAt: ({ role }) => parseInstant(role.created_at),
  updatedAt: ({ role }) => parseInstant(role.updated_at),
};

const TEMPLATES: ReadonlyMap<string, OnAppRoleTemplate> = new Map([
  ['admin_template', 'ADMIN'],
  ['user_template', 'USER'],
]);

/**
 * Creates a field from the value that `pick` takes from a role that has this property; if there is
 * no property, only from the list of roles.
 */
type ToField = <Value>(
  property: keyof WireRole | null,
  pick: (role: WireRole, context: OnAppContext) => Value,
) => LoadedField<RoleSource, Value | null>;

const toFields = (field: ToField) => ({
  // Documents may count different users: the list of roles counts those of the panel.
  userCount: field(null, (role) => role.users_count),
  isBuiltIn: field('system', (role) => role.system),
  template: field('template', (role) => toKnownWord(TEMPLATES, () => role.template)),
  templateText: field('template', (role) => role.template),
  permissions: field('permissions', toPermissions),
});

/** The fields that some documents lack, if the role is of the list of roles. */
const LISTED = toFields((_property, pick) => ({
  load: ({ role, context }) => pick(role, context),
}));

/** The fields that some documents lack: read from the list of roles if the role lacks one. */
const READ_IF_ABSENT = toFields((property, pick) => ({
  reads: [roles],
  load: async ({ role, context }) => {
    if (property !== null && readOr(undefined, () => role[property]) !== null)
      return pick(role, context);
    const listed = await findById(roles, role.id, context);
    return listed && pick(listed, context);
  },
}));

/** Creates a role of the list of roles. */
export const createListedRole = defineModel<Lazy<OnAppRole>, RoleSource>('OnAppRole', {
  ...COMMON,
  ...LISTED,
});

/** Creates a role of a user or a user group: what their documents lack is read from the list of roles. */
export const createRole = defineModel<Lazy<OnAppRole>, RoleSource>('OnAppRole', {
  ...COMMON,
  ...READ_IF_ABSENT,
});

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

function toPermissions({ permissions }: WireRole, { provider }: OnAppContext) {
  return (
    permissions && mapList(permissions, (permission) => createPermission({ permission, provider }))
  );
}
