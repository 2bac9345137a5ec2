import type { RequestContext } from '../../request/request-context.ts';
import { readOr } from '../../upstream/wire/read-all.ts';
import type { UpdateBranch } from '../contract/provider.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import { checkPrecondition, isSameInstant } from '../kit/update/precondition.ts';
import { verifyByReading } from '../kit/update/verify-by-reading.ts';
import { parseInstant } from '../kit/wire/instant.ts';
import type { ActivePlatformContext } from './context.ts';
import type { ActivePlatformDataSource } from './data-source.ts';
import { createUser } from './mapper.ts';
import { toActivePlatformIssues } from './rejection.ts';
import { reflectsUpdate, toUpdateUserRequest } from './update-request.ts';
import type { WireUser } from './wire.ts';

/**
 * Creates the branch `activePlatform` of `updateUser`: a write, and a read before it to check a
 * condition.
 */
export function createUpdate(
  dataSource: ActivePlatformDataSource,
  toContext: (request: RequestContext) => ActivePlatformContext,
): UpdateBranch<'activePlatform'> {
  const toModel = (user: WireUser, request: RequestContext) =>
    createUser({ user, context: toContext(request) });
  return {
    identifiers: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: ['customAttributes'],
    jsonFields: [],
    readIfApplied: async (input, request) => {
      const user = await dataSource.getUser(parseGlobalId(input.id).nativeId, request);
      const isApplied = user !== null && reflectsUpdate(user, toUpdateUserRequest(input));
      return isApplied ? toModel(user, request) : null;
    },
    run: async (input, request) => {
      const { nativeId } = parseGlobalId(input.id);
      const changes = toUpdateUserRequest(input);
      const { ifUpdatedAt: expected } = input;
      if (expected != null) {
        const condition = {
          read: (unshared: RequestContext) => dataSource.getUser(nativeId, unshared),
          isMet: (user: WireUser) =>
            isSameInstant(expected, parseInstant(readOr(null, () => user.updated_at))),
          toModel: (user: WireUser) => toModel(user, request),
        };
        const otherwise = await checkPrecondition(condition, request);
        if (otherwise !== undefined) return otherwise;
      }
      const response = await verifyByReading(
        dataSource.putUser(nativeId, changes, request),
        () => dataSource.getUser(nativeId, request),
        (user) => reflectsUpdate(user, changes),
      );
      if (response.kind === 'updated')
        return { ...response, user: toModel(response.user, request) };
      if (response.kind === 'notFound') return response;
      return { ...response, issues: toActivePlatformIssues(response, input) };
    },
  };
}
