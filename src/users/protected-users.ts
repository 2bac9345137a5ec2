import { AccessError } from '../access/access-error.ts';
import { toGlobalId } from '../providers/global-id.ts';
import type { UpdateStep } from './update-user.ts';
import { toUserKey } from './user-key.ts';

/** A user whom nobody may change through this gateway. */
export interface ProtectedUser {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The native id. */
  readonly id: string;
  /** For a branch that names its user by that. */
  readonly login?: string | undefined;
}

/** Refuses to change them, whatever the scopes of the caller. Throws `FORBIDDEN`; nothing is sent. */
export function protecting(update: UpdateStep, users: readonly ProtectedUser[]): UpdateStep {
  const ids = new Set(users.map(({ provider, id }) => toGlobalId(provider, 'user', id)));
  const logins = new Set(
    users.flatMap(({ provider, login }) =>
      login === undefined ? [] : [toUserKey(provider, login)],
    ),
  );
  return async (request) => {
    const { provider, input: branchInput } = request.target;
    const isProtected =
      'id' in branchInput
        ? ids.has(String(branchInput.id))
        : 'login' in branchInput && logins.has(toUserKey(provider.id, String(branchInput.login)));
    if (isProtected) throw new AccessError('FORBIDDEN', 'protectedUser');
    return update(request);
  };
}
