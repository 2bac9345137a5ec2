import { toWritesOffProblem } from './own-problem.ts';
import type { OnRefused } from './refused-change.ts';
import type { UpdateStep } from './update-user.ts';

/**
 * Refuses updates if the operator has switched them off. They count for the rate of their caller all the same.
 *
 * @param takesWrites whether the users of this provider may be changed, by its key.
 */
export function heldBack(
  update: UpdateStep,
  takesWrites: (provider: string) => boolean,
  onRefused: OnRefused,
): UpdateStep {
  return async (request) => {
    const { provider } = request.target;
    if (takesWrites(provider.id)) return update(request);
    const { who, requestId } = request.call;
    onRefused(who, 'WRITES_OFF');
    return toWritesOffProblem({ provider, requestId });
  };
}
