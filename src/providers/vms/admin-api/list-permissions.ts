import type { Permission } from '../../../generated/schema-types.ts';
import type { Lazy } from '../../contract/lazy.ts';
import type { AdminReads } from './loaders.ts';
import type { Installation } from '../context.ts';
import { toPermission } from '../users/permission-mapper.ts';

/**
 * Lists the permissions of the roles for regular users, and those that the configuration adds.
 *
 * @param configured the configured permission ids by name.
 * @throws {UpstreamError}
 */
export async function listPermissions(
  reads: AdminReads,
  configured: ReadonlyMap<string, string>,
  installation: Installation,
): Promise<readonly Lazy<Permission>[]> {
  const listed = await reads.permissions();
  const names = new Set(listed.map(({ name }) => name));
  const added = [...configured].filter(([name]) => !names.has(name));
  return [
    ...listed,
    ...added.map(([name, id]) => ({ id, name, display_name: null, group: null })),
  ].map((permission) => toPermission(permission, installation));
}
