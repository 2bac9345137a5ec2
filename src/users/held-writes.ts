import { toWritesOffProblem } from './own-problem.ts';
import { locateUpdate, type UpdateUser } from './update-user.ts';

/**
 * Holds updates back where the operator has switched them off, before anything else is done for them.
 *
 * @param takesWrites whether the users of this provider may be changed, by its key.
 */
export function heldBack(
  update: UpdateUser,
  takesWrites: (provider: string) => boolean,
): UpdateUser {
  return async (asked) => {
    const { provider } = locateUpdate(asked.input, asked.providers);
    if (takesWrites(provider.id)) return update(asked);
    return toWritesOffProblem({ provider, requestId: asked.call.requestId });
  };
}
