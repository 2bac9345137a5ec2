import type { UpdateVmsAdminUserInput } from '../../../generated/schema-types.ts';
import type { Call } from '../../../request/request-context.ts';
import { parseGlobalId, toNativeId } from '../../kit/ids/global-id.ts';
import type { UpdateBranch } from '../../contract/provider.ts';
import { settleByReading } from '../../kit/update/verify-by-reading.ts';
import { showsSet } from '../../kit/update/matches.ts';
import { unlessChanged } from '../../kit/update/precondition.ts';
import type { VmsAdminDataSource } from './data-source.ts';
import type { Installation } from '../context.ts';
import type { IntercomLists } from '../devices/intercom-mapper.ts';
import { resolvePermissionIds } from './permission-ids.ts';
import { toAdminIssues } from '../rejection.ts';
import { readSeenIds } from './precondition.ts';
import { toVmsUser } from '../users/mapper.ts';
import type { WireAdminUser } from './wire.ts';

interface Parts {
  readonly admin: VmsAdminDataSource;
  readonly installation: Installation;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
  readonly listsOf: (call: Call) => IntercomLists;
}

/** Creates the update through the Admin API. */
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
  const toModel = (user: WireAdminUser, call: Call) => toVmsUser(user, installation, listsOf(call));
  const readIfApplied: UpdateBranch<'vmsAdmin'>['readIfApplied'] = async (input, call) => {
    const user = await admin.getUser(parseGlobalId(input.id).nativeId, call);
    return user !== null && showsInput(user, input, sources.provider) ? toModel(user, call) : null;
  };
  const run: UpdateBranch<'vmsAdmin'>['run'] = async (input, call) => {
    const { nativeId } = parseGlobalId(input.id);
    const { ids: seen, issues } = readSeenIds(input, installation.provider.id);
    if (issues.length > 0) return { kind: 'refused', issues, httpStatus: null };
    const resolved = await resolvePermissionIds(input, nativeId, sources, call);
    if (resolved.kind === 'noUser') return { kind: 'notFound', httpStatus: 404 };
    if (resolved.kind === 'refused') return { ...resolved, httpStatus: null };
    const { ids } = resolved;
    if (seen !== undefined) {
      const read = (alone: Call) => admin.getUser(nativeId, alone);
      const holds = (user: WireAdminUser) => showsSet(seen, idsOf(user));
      const otherwise = await unlessChanged(
        { read, holds, toModel: (user) => toModel(user, call) },
        call,
      );
      if (otherwise !== undefined) return otherwise;
    }

    const reply = await settleByReading(
      admin.putUser(nativeId, ids, call),
      () => admin.getUser(nativeId, call),
      (user) => showsSet(ids, idsOf(user)),
    );
    if (reply.kind === 'notFound') return reply;
    if (reply.kind === 'refused') return { ...reply, issues: toAdminIssues(reply, input) };
    return { ...reply, user: toModel(reply.user, call) };
  };
  return {
    naming: ['id'],
    conditions: ['ifPermissionIds'],
    clearable: [],
    additive: [],
    opaque: [],
    readIfApplied,
    run,
  };
}

/** Returns whether the user has the requested permissions. Names are compared as names, without a lookup of ids. */
function showsInput(
  user: WireAdminUser,
  { permissions: { ids, names } }: UpdateVmsAdminUserInput,
  provider: string,
): boolean {
  if (ids == null) return showsSet(names ?? [], user.permissions?.map(({ name }) => name) ?? null);
  const native = ids.map((id) => toNativeId(id, provider, 'permission') ?? '');
  return showsSet(native, idsOf(user));
}

const idsOf = ({ permissions }: WireAdminUser) => permissions?.map(({ id }) => id) ?? null;
