import { AccessError } from '../../access/access-error.ts';
import { toGlobalId } from '../../providers/kit/ids/global-id.ts';
import { createLoginMatcher } from './fold-login.ts';
import { toUserRef } from './resolve-target.ts';
import type { UpdateStep } from './update-user.ts';

/** A user that cannot be changed through this gateway. */
interface ProtectedUser {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The native id. */
  readonly id: string;
  /** For a branch that identifies its user by login. */
  readonly login?: string | undefined;
}

/** The message for clients, which are authenticated. */
const PROTECTED = 'Access denied: this user is protected, so no caller may change it.';

/**
 * Refuses to change protected users, whatever the scopes of the caller. Compares logins as
 * databases fold them. Throws `FORBIDDEN`; nothing is sent.
 */
export function rejectProtectedUsers(
  update: UpdateStep,
  users: readonly ProtectedUser[],
): UpdateStep {
  const ids = new Set(users.map(({ provider, id }) => toGlobalId(provider, 'user', id)));
  const matchers = new Map(
    [...Map.groupBy(users, ({ provider }) => provider)].map(([provider, ofProvider]) => [
      provider,
      createLoginMatcher(ofProvider.flatMap(({ login }) => login ?? [])),
    ]),
  );
  return async (request) => {
    const { provider, input: branchInput } = request.target;
    const user = toUserRef(branchInput);
    const isProtected =
      'id' in user ? ids.has(user.id) : matchers.get(provider.id)?.(user.login) === true;
    if (isProtected) {
      const reason = 'the user is listed in access.protectedUsers';
      throw new AccessError('FORBIDDEN', reason, null, PROTECTED);
    }
    return update(request);
  };
}
