import { AccessError } from '../access/access-error.ts';
import type { Trail } from '../audit/trail.ts';
import type { Change, Ending } from '../audit/trail-line.ts';
import { ClientError } from '../providers/client-error.ts';
import type { Call } from '../upstream/call.ts';
import { toAuditProblem } from './problem.ts';
import { locateUpdate, type UpdateUser, type UpdateUserModel } from './update-user.ts';

/**
 * Leaves a line in the trail before each update and one after it. What cannot be written down is not done. An input
 * that names no branch of a provider leaves none, as nothing could be sent for it.
 */
export function audited(update: UpdateUser, trail: Trail): UpdateUser {
  return async (input, call, providers) => {
    const { provider, ...located } = locateUpdate(input, providers);
    const change = toChange(located, provider.id, call);
    const unavailable = toAuditProblem({ provider, requestId: call.requestId });
    const intent = trail.intend(change);
    const seq = await inTime(intent, call).catch(() => undefined);
    if (seq === undefined) {
      // A slow disk may write the line all the same, and then it has to say how that ended.
      intent.then((late) => trail.conclude(late, change, toEnding(unavailable))).catch(() => {});
      return unavailable;
    }
    try {
      const answer = await update(input, call, providers);
      await inTime(trail.conclude(seq, change, toEnding(answer)), call);
      return answer;
    } catch (error) {
      await inTime(trail.conclude(seq, change, toErrorEnding(error)), call);
      throw error;
    }
  };
}

/** The deadline of the operation holds for the disk too; undefined where it passed first. */
async function inTime<T>(work: Promise<T>, { deadline }: Call): Promise<T | undefined> {
  if (deadline.aborted) return undefined;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stop = () => resolve(undefined);
  deadline.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    deadline.removeEventListener('abort', stop);
  }
}

type Located = Pick<ReturnType<typeof locateUpdate>, 'key' | 'input' | 'branch'>;

function toChange({ key, input, branch }: Located, provider: string, call: Call): Change {
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
  };
}

function nameOf(input: object): string {
  if ('id' in input) return String(input.id);
  return 'login' in input ? String(input.login) : '';
}

/** The members of a problem are what they are when the use case answers, though the types allow them to be lazy. */
function toEnding(answer: UpdateUserModel): Ending {
  const result = answer.__typename;
  if (result === 'UserUpdated') return { result, code: null, write: 'APPLIED', httpStatus: null };
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
