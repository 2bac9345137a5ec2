import { parseGlobalId } from '../global-id.ts';
import type { UpdateBranch } from '../provider.ts';
import { settleByReading } from '../read-back.ts';
import type { VmsAdminDataSource } from './admin-data-source.ts';
import type { Installation } from './installation.ts';
import { resolvePermissionIds } from './permission-ids.ts';
import { toAdminIssues } from './refusal.ts';
import { toVmsUser } from './user-mapper.ts';
import type { WireAdminUser } from './wire-admin-user.ts';

interface Parts {
  readonly admin: VmsAdminDataSource;
  readonly installation: Installation;
  /** By name. */
  readonly permissionIds: ReadonlyMap<string, string>;
}

/** Updates through the Admin API. */
export function createAdminUpdate({
  admin,
  installation,
  permissionIds,
}: Parts): UpdateBranch<'vmsAdmin'> {
  const sources = {
    provider: installation.provider.id,
    configured: permissionIds,
    dataSource: admin,
  };
  const run: UpdateBranch<'vmsAdmin'>['run'] = async (input, call) => {
    const { nativeId } = parseGlobalId(input.id);
    const { ids, issues } = await resolvePermissionIds(input, nativeId, sources, call);
    if (ids === undefined) return { kind: 'refused', issues, httpStatus: null };

    const reply = await settleByReading(
      admin.putUser(nativeId, ids, call),
      () => admin.getUser(nativeId, call),
      (user) => showsPermissions(user, ids),
    );
    if (reply.kind === 'notFound') return reply;
    if (reply.kind === 'refused') return { ...reply, issues: toAdminIssues(reply, input) };
    return { kind: 'updated', user: toVmsUser(reply.user, installation) };
  };
  return { naming: ['id'], clearable: [], opaque: [], run };
}

function showsPermissions(user: WireAdminUser, sent: readonly string[]): boolean {
  const seen = new Set(user.permissions?.map(({ id }) => id));
  return (
    user.permissions !== null &&
    seen.size === new Set(sent).size &&
    sent.every((id) => seen.has(id))
  );
}
