import { AccessError } from '../../access/access-error.ts';
import type { Trail } from '../../audit/trail.ts';
import type { AuditOutcome, Change } from '../../audit/trail-line.ts';
import { ClientError } from '../../providers/contract/client-error.ts';
import { toAuditProblem } from './gateway-problems.ts';
import {
  nameOf,
  type UpdateRequest,
  type UpdateStep,
  type UpdateUserModel,
} from './update-user.ts';

/**
 * Records each update in the audit trail before and after it is made. An update that cannot be
 * recorded is not made. An input that was refused before, or that names no branch of a provider, is
 * not recorded, because nothing could be sent for it.
 */
export function audited(update: UpdateStep, trail: Trail): UpdateStep {
  return async (request) => {
    const { call, target } = request;
    const { provider } = target;
    const change = toChange(request);
    const unavailable = toAuditProblem({ provider, requestId: call.requestId });
    const { deadline } = call;
    const timeout = { deadline, outcome: toEnding(unavailable) };
    const seq = await trail.recordIntent(change, timeout).catch(() => undefined);
    if (seq === undefined) return unavailable;
    try {
      const answer = await update(request);
      await trail.recordOutcome(seq, change, toEnding(answer), deadline);
      return answer;
    } catch (error) {
      await trail.recordOutcome(seq, change, toErrorEnding(error), deadline);
      throw error;
    }
  };
}

function toChange({ idempotencyKey, call, target }: UpdateRequest): Change {
  const { key, input, branch, provider } = target;
  const naming: readonly string[] = branch.naming;
  const sent = Object.entries(input).filter(([, value]) => value !== undefined);
  return {
    requestId: call.requestId,
    who: call.who,
    provider: provider.id,
    branch: key,
    user: nameOf(input),
    fields: sent
      .map(([name]) => name)
      .filter((name) => !naming.includes(name))
      .sort(),
    idempotencyKey,
  };
}

/**
 * Returns the outcome of a result. The fields of a problem are plain values here, although their
 * types allow lazy ones.
 */
function toEnding(answer: UpdateUserModel): AuditOutcome {
  const result = answer.__typename;
  if (result === 'UserUpdated') {
    return { result, code: null, write: 'APPLIED', httpStatus: answer.httpStatus };
  }
  const { code, write, origin } = answer;
  const status =
    typeof origin === 'object' && 'httpStatus' in origin ? origin.httpStatus : undefined;
  return {
    result,
    code: typeof code === 'string' ? code : null,
    write: typeof write === 'string' ? write : 'UNKNOWN',
    httpStatus: typeof status === 'number' ? status : null,
  };
}

/**
 * Returns the outcome of an error. A client error means that nothing was sent; after a bug it is
 * unknown.
 */
function toErrorEnding(error: unknown): AuditOutcome {
  const isClients = error instanceof ClientError || error instanceof AccessError;
  return {
    result: 'Error',
    code: isClients ? error.code : null,
    write: isClients ? 'NOT_APPLIED' : 'UNKNOWN',
    httpStatus: null,
  };
}
