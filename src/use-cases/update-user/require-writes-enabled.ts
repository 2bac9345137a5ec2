import { toWritesOffProblem } from './gateway-problems.ts';
import type { OnRefused } from './refused-change.ts';
import type { UpdateStep } from './update-user.ts';

/**
 * Implements read-only mode: refuses updates if the operator has disabled them. They still count
 * for the rate limit of their caller.
 *
 * @param areWritesEnabled returns whether users of the provider with this key may be changed.
 */
export function requireWritesEnabled(
  update: UpdateStep,
  areWritesEnabled: (provider: string) => boolean,
  onRefused: OnRefused,
): UpdateStep {
  return async (request) => {
    const { provider } = request.target;
    if (areWritesEnabled(provider.id)) return update(request);
    const { callerId, requestId } = request.call;
    onRefused(callerId, 'READ_ONLY');
    return toWritesOffProblem({ provider, requestId });
  };
}
