import type { Call } from '../../request/request-context.ts';
import { parseGlobalId } from '../kit/ids/global-id.ts';
import type { UpdateBranch, UserModel } from '../contract/provider.ts';
import { settleByReading } from '../kit/update/verify-by-reading.ts';
import { isSameInstant, unlessChanged } from '../kit/update/precondition.ts';
import { showsUpdate, toUpdateUserRequest } from './mapper.ts';
import { toActivePlatformIssues } from './rejection.ts';
import { toDate } from './shown-values.ts';
import type { UserDataSource } from './data-source.ts';
import type { WireUser } from './wire.ts';

/** @param toModel maps a user to what GraphQL shows. */
export function createUpdateBranch(
  users: UserDataSource,
  toModel: (user: WireUser, call: Call) => UserModel,
): UpdateBranch<'activePlatform'> {
  return {
    naming: ['id'],
    conditions: ['ifUpdatedAt'],
    clearable: [],
    filled: ['password'],
    additive: ['customAttributes'],
    opaque: [],
    readIfApplied: async (input, call) => {
      const user = await users.getUser(parseGlobalId(input.id).nativeId, call);
      const isApplied = user !== null && showsUpdate(user, toUpdateUserRequest(input));
      return isApplied ? toModel(user, call) : null;
    },
    run: async (input, call) => {
      const { nativeId } = parseGlobalId(input.id);
      const request = toUpdateUserRequest(input);
      const { ifUpdatedAt: seen } = input;
      if (seen != null) {
        const condition = {
          read: (alone: Call) => users.getUser(nativeId, alone),
          holds: (user: WireUser) => isSameInstant(seen, toDate(user.updated_at)),
          toModel: (user: WireUser) => toModel(user, call),
        };
        const otherwise = await unlessChanged(condition, call);
        if (otherwise !== undefined) return otherwise;
      }
      const reply = await settleByReading(
        users.putUser(nativeId, request, call),
        () => users.getUser(nativeId, call),
        (user) => showsUpdate(user, request),
      );
      if (reply.kind === 'updated') return { ...reply, user: toModel(reply.user, call) };
      if (reply.kind === 'notFound') return reply;
      return { ...reply, issues: toActivePlatformIssues(reply, input) };
    },
  };
}
