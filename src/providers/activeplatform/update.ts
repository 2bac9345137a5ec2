import type { RequestContext } from '../../request/request-context.ts';
import type { UpdateBranch } from '../contract/provider.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import { checkPrecondition, isSameInstant } from '../kit/update/precondition.ts';
import { verifyByReading } from '../kit/update/verify-by-reading.ts';
import { toDate } from '../kit/wire/wire-values.ts';
import type { ActivePlatformContext } from './context.ts';
import type { ActivePlatformDataSource } from './data-source.ts';
import { toActivePlatformUser } from './mapper.ts';
import { toActivePlatformIssues } from './rejection.ts';
import { reflectsUpdate, toUpdateUserRequest } from './update-request.ts';
import type { WireUser } from './wire.ts';

/**
 * Creates the branch `activePlatform` of `updateUser`: a write, and a read before it to check a
 * condition.
 *
 * @param createContext creates a context without the reads that were made before the write.
 */
export function createUpdate(
  dataSource: ActivePlatformDataSource,
  createContext: (call: RequestContext) => ActivePlatformContext,
): UpdateBranch<'activePlatform'> {
  const toModel = (user: WireUser, call: RequestContext) =>
    toActivePlatformUser(user, createContext(call));
  return {
    identifiers: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: ['customAttributes'],
    jsonFields: [],
    readIfApplied: async (input, call) => {
      const user = await dataSource.getUser(parseGlobalId(input.id).nativeId, call);
      const isApplied = user !== null && reflectsUpdate(user, toUpdateUserRequest(input));
      return isApplied ? toModel(user, call) : null;
    },
    run: async (input, call) => {
      const { nativeId } = parseGlobalId(input.id);
      const request = toUpdateUserRequest(input);
      const { ifUpdatedAt: expected } = input;
      if (expected != null) {
        const condition = {
          read: (unshared: RequestContext) => dataSource.getUser(nativeId, unshared),
          isMet: (user: WireUser) => isSameInstant(expected, toDate(user.updated_at)),
          toModel: (user: WireUser) => toModel(user, call),
        };
        const otherwise = await checkPrecondition(condition, call);
        if (otherwise !== undefined) return otherwise;
      }
      const reply = await verifyByReading(
        dataSource.putUser(nativeId, request, call),
        () => dataSource.getUser(nativeId, call),
        (user) => reflectsUpdate(user, request),
      );
      if (reply.kind === 'updated') return { ...reply, user: toModel(reply.user, call) };
      if (reply.kind === 'notFound') return reply;
      return { ...reply, issues: toActivePlatformIssues(reply, input) };
    },
  };
}
