import { ClientError } from '../../providers/contract/client-error.ts';
import type { UserModel } from '../../providers/contract/provider.ts';
import { bypassSingleFlight } from '../../providers/kit/update/precondition.ts';
import type { RequestContext } from '../../request/request-context.ts';
import { StoreError } from '../../store/store.ts';
import type { UpdateLease } from '../../store/update-records.ts';
import { FencedError } from '../../upstream/policies/write-fence.ts';
import { toReplay } from './applied-update.ts';
import { toInProgressProblem, toStoreProblem } from './gateway-problems.ts';
import { toProblem } from './problem.ts';
import { toUserRef, type UpdateTarget } from './resolve-target.ts';
import type { UpdateProgress } from './update-progress.ts';
import type { UpdateResult } from './update-user.ts';

interface Claimed {
  readonly lease: UpdateLease;
  /** Whether an earlier attempt has an unknown outcome. */
  readonly isRepeat: boolean;
  readonly target: UpdateTarget;
  readonly call: RequestContext;
  readonly progress: UpdateProgress;
  readonly onRecordNotStored: () => void;
}

/** Makes the update of an idempotency key and stores its outcome. */
export async function executeOnce(
  update: () => Promise<UpdateResult>,
  claimed: Claimed,
): Promise<UpdateResult> {
  const { isRepeat, target, call, progress } = claimed;
  // Whatever happens to this attempt, the one before may have been applied.
  if (isRepeat) progress.repeatsUnknown();
  try {
    const applied = isRepeat ? await readIfApplied(target, call) : null;
    return await settle(applied ?? (await update()), claimed);
  } catch (error) {
    if (error instanceof FencedError) return await settleFenced(error, claimed);
    // A client error means that nothing was sent; after a bug the outcome is unknown.
    const isUnsent = error instanceof ClientError && !isRepeat;
    await record(claimed, (lease) => (isUnsent ? lease.invalidate() : lease.unknown()));
    throw error;
  }
}

/**
 * Returns the result of an update that was not sent. If the lease was lost, another process may be
 * making the change, or may have made it.
 */
async function settleFenced({ reason }: FencedError, claimed: Claimed): Promise<UpdateResult> {
  const { target, call } = claimed;
  const origin = { provider: target.provider, requestId: call.requestId };
  if (reason === 'unknown') return settle(toStoreProblem(origin), claimed);
  await record(claimed, (lease) => lease.unknown());
  return toInProgressProblem(origin);
}

/**
 * Returns the user if an earlier attempt was applied, or a problem if this is unknown, and then
 * nothing may be sent.
 */
async function readIfApplied(
  { branch, input, provider }: UpdateTarget,
  call: RequestContext,
): Promise<UpdateResult | null> {
  const origin = { provider, requestId: call.requestId };
  try {
    // The branch was found by the field that holds its input.
    const user = (await branch.readIfApplied?.(input as never, bypassSingleFlight(call))) ?? null;
    return user && toReplay(user, origin);
  } catch (error) {
    return toProblem(error, origin);
  }
}

async function settle(response: UpdateResult, claimed: Claimed): Promise<UpdateResult> {
  const { isRepeat, target } = claimed;
  if (response.kind === 'updated') {
    const user = response.user === null ? namedUser(target) : idOf(response.user);
    await record(claimed, (lease) => lease.applied(user));
    return response;
  }
  if (response.write === 'NOT_APPLIED' && !isRepeat) {
    await record(claimed, (lease) => lease.invalidate());
    return response;
  }
  await record(claimed, (lease) => lease.unknown());
  // The refusal of this attempt does not show the outcome of the one before.
  return { ...response, write: 'UNKNOWN' };
}

/** Stores an outcome. If it cannot be stored, the outcome of the update is still the same. */
async function record(
  { lease, onRecordNotStored }: Claimed,
  how: (lease: UpdateLease) => Promise<void>,
): Promise<void> {
  try {
    await how(lease);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    onRecordNotStored();
  }
}

/** Returns the id of a user, which is a plain value, although its type allows a lazy one. */
const idOf = ({ id }: UserModel) => (typeof id === 'string' ? id : null);

/** Returns the id that the input names its user by; null if it names the user in another way. */
function namedUser({ input }: UpdateTarget): string | null {
  const user = toUserRef(input);
  return 'id' in user ? user.id : null;
}
