import { ROLES } from './administrators.ts';
import type { Label, Permission, Role } from './model.ts';
import type { VmsOptions } from './options.ts';
import { PERMISSIONS } from './permissions.ts';

/** What an installation knows, by its configuration. */
export interface Catalogue {
  /** The types of billing users: `cctv.user_types`. */
  readonly userTypes: readonly string[];
  readonly permissions: readonly Permission[];
  readonly roles: readonly Role[];
}

/** The types of the initial billing users. `user` is in samples, `legal` is invented. */
const INITIAL_TYPES: readonly string[] = ['user', 'legal'];

/** Types that are never in the list (fact sheet 2.2). */
const RESERVED_TYPES: readonly string[] = ['special', 'subuser'];

/** No sample shows an id of these permissions, so theirs are invented. */
const FIRST_ID = 300;

const OTHER: Label = { en: 'Other', ru: 'Прочее' };

/** Adds the configured user types and permissions to those that every installation has. */
export function createCatalogue({ userTypes, permissions }: VmsOptions): Catalogue {
  const added = toPermissions(permissions);
  return {
    userTypes: [...INITIAL_TYPES, ...userTypes.filter((type) => !RESERVED_TYPES.includes(type))],
    permissions: [...PERMISSIONS, ...added],
    roles: added.length === 0 ? ROLES : [...ROLES, toRole(added)],
  };
}

function toPermissions(names: readonly string[]): readonly Permission[] {
  const known = new Set(PERMISSIONS.map(({ name }) => name));
  return [...new Set(names)]
    .filter((name) => !known.has(name))
    .map((name, index) => ({
      id: FIRST_ID + index,
      name,
      type: 'user',
      group: OTHER,
      display: toLabel(name),
    }));
}

/** Returns the words of the name: a configured name has no translation. */
function toLabel(name: string): Label {
  const text = name.replaceAll('-', ' ');
  return { en: text, ru: text };
}

/** Returns a role with these permissions, as the Admin API lists permissions by role only. */
function toRole(permissions: readonly Permission[]): Role {
  const created = '2024-03-01T09:00:00Z';
  return {
    id: Math.max(...ROLES.map(({ id }) => id)) + 1,
    name: 'Mobile app',
    type: 'user',
    permissionIds: permissions.map(({ id }) => id),
    createdAt: created,
    updatedAt: created,
  };
}
