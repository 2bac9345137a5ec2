import type { Call } from '../../upstream/call.ts';
import { parseGlobalId } from '../global-id.ts';
import type { UpdateBranch } from '../provider.ts';
import { settleByReading } from '../read-back.ts';
import { showsSet } from '../seen.ts';
import type { VmsAdminDataSource } from './admin-data-source.ts';
import type { Installation } from './installation.ts';
import type { IntercomLists } from './intercom-mapper.ts';
import { resolvePermissionIds } from './permission-ids.ts';
import { toAdminIssues } from './refusal.ts';
import { toVmsUser } from './user-mapper.ts';

interface Parts {
  readonly admin: VmsAdminDataSource;
  readonly installation: Installation;
  /** By name. */
  readonly permissionIds: ReadonlyMap<string, string>;
  readonly listsOf: (call: Call) => IntercomLists;
}

/** Updates through the Admin API. */
export function createAdminUpdate({
  admin,
  installation,
  permissionIds,
  listsOf,
}: Parts): UpdateBranch<'vmsAdmin'> {
  const sources = {
    provider: installation.provider.id,
    configured: permissionIds,
    dataSource: admin,
  };
  const run: UpdateBranch<'vmsAdmin'>['run'] = async (input, call) => {
    const { nativeId } = parseGlobalId(input.id);
    const resolved = await resolvePermissionIds(input, nativeId, sources, call);
    if (resolved.kind === 'noUser') return { kind: 'notFound', httpStatus: 404 };
    if (resolved.kind === 'refused') return { ...resolved, httpStatus: null };
    const { ids } = resolved;

    const reply = await settleByReading(
      admin.putUser(nativeId, ids, call),
      () => admin.getUser(nativeId, call),
      (user) => showsSet(ids, user.permissions?.map(({ id }) => id) ?? null),
    );
    if (reply.kind === 'notFound') return reply;
    if (reply.kind === 'refused') return { ...reply, issues: toAdminIssues(reply, input) };
    return { kind: 'updated', user: toVmsUser(reply.user, installation, listsOf(call)) };
  };
  return { naming: ['id'], clearable: [], additive: [], opaque: [], run };
}
