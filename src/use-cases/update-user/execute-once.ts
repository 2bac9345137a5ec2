import { ClientError } from '../../providers/contract/client-error.ts';
import { notShared } from '../../providers/kit/update/precondition.ts';
import { StoreError } from '../../store/store.ts';
import type { Lease } from '../../store/update-records.ts';
import type { Call } from '../../request/request-context.ts';
import { FencedError } from '../../upstream/policies/write-fence.ts';
import { toInProgressProblem, toStoreProblem } from './gateway-problems.ts';
import { safeToRepeat, toProblem } from './problem.ts';
import type { LocatedUpdate, UpdateUserModel } from './update-user.ts';

interface Claimed {
  readonly lease: Lease;
  /** Whether an earlier attempt has an unknown outcome. */
  readonly isRepeat: boolean;
  readonly located: LocatedUpdate;
  readonly call: Call;
  readonly reportUnkept: () => void;
}

/** Makes the update of an idempotency key and stores its outcome. */
export async function keptUpdate(
  update: () => Promise<UpdateUserModel>,
  claimed: Claimed,
): Promise<UpdateUserModel> {
  const { isRepeat, located, call } = claimed;
  try {
    const seen = isRepeat ? await readIfApplied(located, call) : null;
    return await settle(seen ?? (await update()), claimed);
  } catch (error) {
    if (error instanceof FencedError) return await settleFenced(error, claimed);
    // A client error means that nothing was sent; after a bug the outcome is unknown.
    const isUnsent = error instanceof ClientError && !isRepeat;
    await keep(claimed, (lease) => (isUnsent ? lease.forget() : lease.unknown()));
    throw error;
  }
}

/**
 * Returns the result of an update that was not sent. If the lease was lost, another process may be
 * making the change, or may have made it.
 */
async function settleFenced({ reason }: FencedError, claimed: Claimed): Promise<UpdateUserModel> {
  const { located, call } = claimed;
  const origin = { provider: located.provider, requestId: call.requestId };
  if (reason === 'unknown') return settle(toStoreProblem(origin), claimed);
  await keep(claimed, (lease) => lease.unknown());
  return safeToRepeat(toInProgressProblem(origin));
}

/**
 * Returns the user if an earlier attempt was applied, or a problem if this is unknown, and then
 * nothing may be sent.
 */
async function readIfApplied(
  { branch, input, provider }: LocatedUpdate,
  call: Call,
): Promise<UpdateUserModel | null> {
  try {
    // The branch was found by the field that holds its input.
    const user = (await branch.readIfApplied?.(input as never, notShared(call))) ?? null;
    return user && { __typename: 'UserUpdated', user, httpStatus: null };
  } catch (error) {
    return toProblem(error, { provider, requestId: call.requestId });
  }
}

async function settle(answer: UpdateUserModel, claimed: Claimed): Promise<UpdateUserModel> {
  const { isRepeat, located } = claimed;
  if (answer.__typename === 'UserUpdated') {
    await keep(claimed, (lease) => lease.applied(idOf(answer.user)));
    return answer;
  }
  if (answer.write === 'APPLIED') {
    const named = 'id' in located.input ? String(located.input.id) : null;
    await keep(claimed, (lease) => lease.applied(named));
    return safeToRepeat(answer);
  }
  if (answer.write === 'NOT_APPLIED' && !isRepeat) {
    await keep(claimed, (lease) => lease.forget());
    return answer;
  }
  await keep(claimed, (lease) => lease.unknown());
  // The refusal of this attempt does not show the outcome of the one before.
  return safeToRepeat({ ...answer, write: 'UNKNOWN' });
}

/** Stores an outcome. If it cannot be stored, the outcome of the update is still the same. */
async function keep(
  { lease, reportUnkept }: Claimed,
  how: (lease: Lease) => Promise<void>,
): Promise<void> {
  try {
    await how(lease);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    reportUnkept();
  }
}

/** Returns the id of a user, which is a plain value here, although its type allows a lazy one. */
function idOf(user: unknown): string | null {
  const isUser = typeof user === 'object' && user !== null && 'id' in user;
  return isUser && typeof user.id === 'string' ? user.id : null;
}
