import { AccessError } from '../access/access-error.ts';
import type { Trail } from '../audit/trail.ts';
import type { Change, Ending } from '../audit/trail-line.ts';
import { ClientError } from '../providers/client-error.ts';
import type { Call } from '../upstream/call.ts';
import { toAuditProblem } from './own-problem.ts';
import { locateUpdate, nameOf, type UpdateUser, type UpdateUserModel } from './update-user.ts';

/**
 * Leaves a line in the trail before each update and one after it. What cannot be written down is not done. An input
 * that names no branch of a provider leaves none, as nothing could be sent for it.
 */
export function audited(update: UpdateUser, trail: Trail): UpdateUser {
  return async (asked) => {
    const { input, idempotencyKey, call, providers } = asked;
    const { provider, ...located } = locateUpdate(input, providers);
    const change = toChange(located, idempotencyKey, provider.id, call);
    const unavailable = toAuditProblem({ provider, requestId: call.requestId });
    const { deadline } = call;
    const patience = { deadline, ending: toEnding(unavailable) };
    const seq = await trail.intend(change, patience).catch(() => undefined);
    if (seq === undefined) return unavailable;
    try {
      const answer = await update(asked);
      await trail.conclude(seq, change, toEnding(answer), deadline);
      return answer;
    } catch (error) {
      await trail.conclude(seq, change, toErrorEnding(error), deadline);
      throw error;
    }
  };
}

type Located = Pick<ReturnType<typeof locateUpdate>, 'key' | 'input' | 'branch'>;

function toChange(
  { key, input, branch }: Located,
  idempotencyKey: string | null,
  provider: string,
  call: Call,
): Change {
  const naming: readonly string[] = branch.naming;
  const sent = Object.entries(input).filter(([, value]) => value !== undefined);
  return {
    requestId: call.requestId,
    who: call.who,
    provider,
    branch: key,
    user: nameOf(input),
    fields: sent
      .map(([name]) => name)
      .filter((name) => !naming.includes(name))
      .sort(),
    idempotencyKey,
  };
}

/** The members of a problem are what they are when the use case answers, though the types allow them to be lazy. */
function toEnding(answer: UpdateUserModel): Ending {
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

/** A wish that cannot be fulfilled was not sent; of a bug nobody knows. */
function toErrorEnding(error: unknown): Ending {
  const isClients = error instanceof ClientError || error instanceof AccessError;
  return {
    result: 'Error',
    code: isClients ? error.code : null,
    write: isClients ? 'NOT_APPLIED' : 'UNKNOWN',
    httpStatus: null,
  };
}
