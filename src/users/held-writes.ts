import { toWritesOffProblem } from './own-problem.ts';
import type { UpdateStep } from './update-user.ts';

/**
 * Holds updates back where the operator has switched them off, before anything else is done for them.
 *
 * @param takesWrites whether the users of this provider may be changed, by its key.
 */
export function heldBack(
  update: UpdateStep,
  takesWrites: (provider: string) => boolean,
): UpdateStep {
  return async (request) => {
    const { provider } = request.target;
    if (takesWrites(provider.id)) return update(request);
    return toWritesOffProblem({ provider, requestId: request.call.requestId });
  };
}
