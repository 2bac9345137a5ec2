import type { UpdateVmsAdminUserInput } from '../../../generated/schema-types.ts';
import type { RequestContext } from '../../../request/request-context.ts';
import type { UpdateBranch } from '../../contract/provider.ts';
import { parseGlobalId, toNativeId } from '../../kit/ids/global-id.ts';
import { setMatches } from '../../kit/update/matches.ts';
import { checkPrecondition } from '../../kit/update/precondition.ts';
import { verifyByReading } from '../../kit/update/verify-by-reading.ts';
import type { VmsContext } from '../context.ts';
import { createUser } from '../users/mapper.ts';
import type { VmsAdminDataSource } from './data-source.ts';
import { parsePermissionIds, resolvePermissionIds } from './permission-ids.ts';
import {
  readIfUnshown,
  toOutcome,
  toPermissionIds,
  toPermissionNames,
} from './permission-outcome.ts';
import { toAdminIssues } from './rejection.ts';
import type { WireAdminUser } from './wire.ts';

interface Parts {
  readonly provider: string;
  readonly admin: VmsAdminDataSource;
  readonly toContext: (request: RequestContext) => VmsContext;
  /** The configured ids of permissions by name. */
  readonly permissionIds: ReadonlyMap<string, string>;
}

/** Creates the update through the Admin API. */
export function createAdminUpdate({
  admin,
  provider,
  toContext,
  permissionIds,
}: Parts): UpdateBranch<'vmsAdmin'> {
  const sources = { provider, configured: permissionIds, dataSource: admin };
  const toModel = (user: WireAdminUser, request: RequestContext) =>
    createUser({ user, context: toContext(request) });
  const readIfApplied: UpdateBranch<'vmsAdmin'>['readIfApplied'] = async (input, request) => {
    const user = await admin.getUser(parseGlobalId(input.id).nativeId, request);
    return user !== null && reflectsInput(user, input, provider) ? toModel(user, request) : null;
  };
  const run: UpdateBranch<'vmsAdmin'>['run'] = async (input, request) => {
    const { nativeId } = parseGlobalId(input.id);
    const { ifPermissionIds } = input;
    const expected = parsePermissionIds(ifPermissionIds, ['ifPermissionIds'], provider);
    if (expected.issues.length > 0) {
      return { kind: 'refused', issues: expected.issues, httpStatus: null };
    }
    const resolved = await resolvePermissionIds(input, nativeId, sources, request);
    if (resolved.kind === 'noUser') return { kind: 'notFound', httpStatus: 404 };
    if (resolved.kind === 'refused') return { ...resolved, httpStatus: null };
    const { ids } = resolved;
    if (ifPermissionIds != null) {
      const read = (unshared: RequestContext) => admin.getUser(nativeId, unshared);
      const isMet = (user: WireAdminUser) => setMatches(expected.ids, toPermissionIds(user));
      const otherwise = await checkPrecondition(
        { read, isMet, toModel: (user) => toModel(user, request) },
        request,
      );
      if (otherwise !== undefined) return otherwise;
    }

    const response = await verifyByReading(
      admin.putUser(nativeId, ids, request),
      () => admin.getUser(nativeId, request),
      (user) => setMatches(ids, toPermissionIds(user)),
    );
    if (response.kind === 'notFound') return response;
    if (response.kind === 'refused') return { ...response, issues: toAdminIssues(response, input) };
    const user = await readIfUnshown(response.user, ids, () => admin.getUser(nativeId, request));
    return toOutcome(user, ids, { model: toModel(user, request), httpStatus: response.httpStatus });
  };
  return {
    identifiers: ['id'],
    conditions: ['ifPermissionIds'],
    clearable: [],
    deltaLists: [],
    jsonFields: [],
    readIfApplied,
    run,
  };
}

/** Returns whether the user has the requested permissions. Names are compared as names, without a lookup of ids. */
function reflectsInput(
  user: WireAdminUser,
  { permissions: { ids, names } }: UpdateVmsAdminUserInput,
  provider: string,
): boolean {
  if (ids == null) return setMatches(names ?? [], toPermissionNames(user));
  const native = ids.map((id) => toNativeId(id, provider, 'permission') ?? '');
  return setMatches(native, toPermissionIds(user));
}
