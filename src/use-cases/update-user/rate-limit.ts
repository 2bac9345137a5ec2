import { toRateProblem } from './gateway-problems.ts';
import type { OnRefused } from './refused-change.ts';
import { resolveTarget } from './resolve-target.ts';
import type { UpdateRequest, UpdateUserModel } from './update-user.ts';

/**
 * Refuses an update if its caller has sent too many within a minute. Nothing is sent then, and no
 * key is used.
 *
 * @param count counts the update; returns the seconds to wait if it exceeds the limit.
 * @throws {ClientError} if an update that exceeds the limit names no provider to report as its
 *   origin.
 */
export function withRateLimit<Request extends UpdateRequest>(
  update: (request: Request) => Promise<UpdateUserModel>,
  count: (request: Request) => Promise<number | undefined>,
  onRefused: OnRefused,
): (request: Request) => Promise<UpdateUserModel> {
  return async (request) => {
    const afterSeconds = await count(request);
    if (afterSeconds === undefined) return update(request);
    const { call, input, providers } = request;
    onRefused(call.callerId, 'RATE_LIMITED');
    const { provider } = resolveTarget(input, providers);
    return toRateProblem({ provider, requestId: call.requestId }, afterSeconds);
  };
}
