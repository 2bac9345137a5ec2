import type { Trail } from '../../audit/trail.ts';
import type { Change } from '../../audit/trail-line.ts';
import { toAuditProblem } from './gateway-problems.ts';
import { toErrorOutcome, toOutcome } from './outcome.ts';
import { toUserName } from './resolve-target.ts';
import type { TargetedUpdate, UpdateStep } from './update-user.ts';

/**
 * Records each update in the audit trail before and after it is made. An update that cannot be
 * recorded is not made. An input that was refused before, or that names no branch of a provider, is
 * not recorded, because nothing could be sent for it.
 */
export function withAudit(update: UpdateStep, trail: Trail): UpdateStep {
  return async (request) => {
    const { call, target } = request;
    const { provider } = target;
    const change = toChange(request);
    const unavailable = toAuditProblem({ provider, requestId: call.requestId });
    const { deadline } = call;
    const timeout = { deadline, outcome: toOutcome(unavailable) };
    const seq = await trail.recordIntent(change, timeout).catch(() => undefined);
    if (seq === undefined) return unavailable;
    try {
      const response = await update(request);
      await trail.recordOutcome(seq, change, toOutcome(response), deadline);
      return response;
    } catch (error) {
      request.progress.fail(error);
      const outcome = toErrorOutcome(error, request.progress.write);
      await trail.recordOutcome(seq, change, outcome, deadline);
      throw error;
    }
  };
}

function toChange({ idempotencyKey, call, target }: TargetedUpdate): Change {
  const { key, input, branch, provider } = target;
  const identifiers: readonly string[] = branch.identifiers;
  return {
    requestId: call.requestId,
    callerId: call.callerId,
    provider: provider.id,
    branch: key,
    user: toUserName(input),
    fields: Object.entries(input)
      .filter(([name, value]) => value !== undefined && !identifiers.includes(name))
      .map(([name]) => name)
      .sort(),
    idempotencyKey,
  };
}
