import { AccessError } from '../../access/access-error.ts';
import type { Trail } from '../../audit/trail.ts';
import type { AuditOutcome, Change } from '../../audit/trail-line.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import { toAuditProblem } from './gateway-problems.ts';
import { toProblemType } from './problem-type.ts';
import { toUserName } from './resolve-target.ts';
import type { UpdateProgress } from './update-progress.ts';
import type { TargetedUpdate, UpdateResult, UpdateStep } from './update-user.ts';

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
    const timeout = { deadline, outcome: toAuditOutcome(unavailable) };
    const seq = await trail.recordIntent(change, timeout).catch(() => undefined);
    if (seq === undefined) return unavailable;
    try {
      const response = await update(request);
      await trail.recordOutcome(seq, change, toAuditOutcome(response), deadline);
      return response;
    } catch (error) {
      await trail.recordOutcome(seq, change, toErrorEnding(error, request.progress), deadline);
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

/** Returns the outcome of a result, by the name that it has in GraphQL. */
function toAuditOutcome(result: UpdateResult): AuditOutcome {
  const { httpStatus } = result;
  if (result.kind === 'updated')
    return { result: 'UserUpdated', code: null, write: 'APPLIED', httpStatus };
  const { code, write } = result;
  return { result: toProblemType(result), code, write, httpStatus };
}

/** Returns the outcome of an error. */
function toErrorEnding(error: unknown, progress: UpdateProgress): AuditOutcome {
  progress.fail(error);
  const isClients = error instanceof ClientError || error instanceof AccessError;
  const code = isClients ? error.code : null;
  return { result: 'Error', code, write: progress.write, httpStatus: null };
}
