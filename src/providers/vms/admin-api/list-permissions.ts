import type { Permission } from '../../../generated/schema-types.ts';
import { readOr } from '../../../upstream/wire/read-all.ts';
import { keepSkipped, mapList } from '../../../upstream/wire/skipped-entries.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { VmsContext } from '../context.ts';
import { rolePermissions } from '../reads.ts';
import { createPermission } from '../users/parts-mapper.ts';

/**
 * Lists the permissions of the roles for regular users, and those that the configuration adds.
 *
 * @param configured the configured permission ids by name.
 * @throws {UpstreamError}
 */
export async function listPermissions(
  configured: ReadonlyMap<string, string>,
  context: VmsContext,
): Promise<readonly Lazy<Permission>[]> {
  const listed = await context.reads.load(rolePermissions);
  const names = new Set(listed.map((permission) => readOr(null, () => permission.name)));
  const added = [...configured].filter(([name]) => !names.has(name));
  const all = [
    ...listed,
    ...added.map(([name, id]) => ({ id, name, display_name: null, group: null })),
  ];
  return mapList(keepSkipped(listed, all), (permission) =>
    createPermission({ permission, context }),
  );
}
