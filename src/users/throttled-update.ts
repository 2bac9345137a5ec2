import { toRateProblem } from './own-problem.ts';
import type { OnRefused } from './refused-change.ts';
import type { UpdateRequest, UpdateStep } from './update-user.ts';

/**
 * Refuses an update if its caller has sent too many within a minute. Nothing is sent then, and no key is taken.
 *
 * @param count counts the update; returns the seconds to wait if it is one too many.
 */
export function throttled(
  update: UpdateStep,
  count: (request: UpdateRequest) => Promise<number | undefined>,
  onRefused: OnRefused,
): UpdateStep {
  return async (request) => {
    const afterSeconds = await count(request);
    if (afterSeconds === undefined) return update(request);
    const { call, target } = request;
    onRefused(call.who, 'RATE_LIMITED');
    return toRateProblem({ provider: target.provider, requestId: call.requestId }, afterSeconds);
  };
}
