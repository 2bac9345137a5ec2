import { toWritesOffProblem } from './gateway-problems.ts';
import type { OnRefused } from './refused-change.ts';
import type { UpdateStep } from './update-user.ts';

/**
 * Refuses updates if the operator has disabled them. They still count for the rate limit of their
 * caller.
 *
 * @param takesWrites returns whether users of the provider with this key may be changed.
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
