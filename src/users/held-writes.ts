import { toWritesOffProblem } from './problem.ts';
import type { Providers } from './providers.ts';
import { locateUpdate, type UpdateUser } from './update-user.ts';

/**
 * Holds updates back where the operator has switched them off, before anything else is done for them.
 *
 * @param takesWrites whether the users of this provider may be changed, by its key.
 */
export function heldBack(
  update: UpdateUser,
  providers: Providers,
  takesWrites: (provider: string) => boolean,
): UpdateUser {
  return async (input, idempotencyKey, call) => {
    const { provider } = locateUpdate(input, providers);
    if (takesWrites(provider.id)) return update(input, idempotencyKey, call);
    return toWritesOffProblem({ provider, requestId: call.requestId });
  };
}
