import type { RequestContext } from '../../request/request-context.ts';
import type { UpdateBranch, UserModel } from '../contract/provider.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import { checkPrecondition, isSameInstant } from '../kit/update/precondition.ts';
import { verifyByReading } from '../kit/update/verify-by-reading.ts';
import type { UserDataSource } from './data-source.ts';
import { reflectsUpdate, toUpdateUserRequest } from './mapper.ts';
import { toActivePlatformIssues } from './rejection.ts';
import { toDate } from './shown-values.ts';
import type { WireUser } from './wire.ts';

/** @param toModel maps a user to what GraphQL shows. */
export function createUpdateBranch(
  users: UserDataSource,
  toModel: (user: WireUser, call: RequestContext) => UserModel,
): UpdateBranch<'activePlatform'> {
  return {
    identifiers: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: [],
    nonEmpty: ['password'],
    deltaLists: ['customAttributes'],
    jsonFields: [],
    readIfApplied: async (input, call) => {
      const user = await users.getUser(parseGlobalId(input.id).nativeId, call);
      const isApplied = user !== null && reflectsUpdate(user, toUpdateUserRequest(input));
      return isApplied ? toModel(user, call) : null;
    },
    run: async (input, call) => {
      const { nativeId } = parseGlobalId(input.id);
      const request = toUpdateUserRequest(input);
      const { ifUpdatedAt: expected } = input;
      if (expected != null) {
        const condition = {
          read: (context: RequestContext) => users.getUser(nativeId, context),
          isMet: (user: WireUser) => isSameInstant(expected, toDate(user.updated_at)),
          toModel: (user: WireUser) => toModel(user, call),
        };
        const otherwise = await checkPrecondition(condition, call);
        if (otherwise !== undefined) return otherwise;
      }
      const reply = await verifyByReading(
        users.putUser(nativeId, request, call),
        () => users.getUser(nativeId, call),
        (user) => reflectsUpdate(user, request),
      );
      if (reply.kind === 'updated') return { ...reply, user: toModel(reply.user, call) };
      if (reply.kind === 'notFound') return reply;
      return { ...reply, issues: toActivePlatformIssues(reply, input) };
    },
  };
}
