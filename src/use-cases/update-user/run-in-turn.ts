import type { UpdateOutcome } from '../../providers/contract/provider.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { HeldLease } from '../../store/lease.ts';
import { StoreError } from '../../store/store.ts';
import {
  currentFence,
  FencedError,
  runFenced,
  type WriteFence,
} from '../../upstream/policies/write-fence.ts';
import type { UpdateTarget } from './resolve-target.ts';
import { toTurnError, type UserTurn } from './user-locks.ts';

/** Called with the id of a request whose update is made without a lock, because the store could not be used. */
export type OnUnlocked = (requestId: string) => void;

interface Turn {
  readonly turn: UserTurn;
  readonly call: RequestContext;
  readonly target: UpdateTarget;
  readonly onUnlocked: OnUnlocked;
}

/**
 * Runs an update when its turn has come, and lets its writes be sent only while it has the lock of its user. If the store
 * cannot say who has it, an update without a precondition is made all the same, as its caller does not rely on what the user
 * was before, and one with a precondition is not.
 *
 * @returns `storeDown` if it was not made.
 * @throws what the update throws, {UpstreamError} if the time for the wait is over or the lock was lost.
 */
export async function runInTurn(
  run: () => Promise<UpdateOutcome>,
  { turn, call, target, onUnlocked }: Turn,
): Promise<UpdateOutcome | 'storeDown'> {
  const { lease, isStoreDown } = await turn.begin();
  const isConditional = hasPrecondition(target);
  if (isStoreDown) {
    if (isConditional) return 'storeDown';
    onUnlocked(call.requestId);
  }
  if (lease === undefined) return run();
  const outer = currentFence();
  const fence = createLockFence(
    lease,
    isConditional ? undefined : () => onUnlocked(call.requestId),
  );
  try {
    return await runFenced(outer === undefined ? fence : joinFences(outer, fence), run);
  } catch (error) {
    // With an idempotency key the outcome is that of the key.
    if (!(error instanceof FencedError) || outer !== undefined) throw error;
    if (fence.hasPassed()) throw toTurnError(call, target.provider.id, 'UNKNOWN');
    if (error.reason === 'unknown') return 'storeDown';
    throw toTurnError(call, target.provider.id, 'NOT_APPLIED');
  }
}

/** Returns whether the update says what its caller saw of the user. */
function hasPrecondition({ input, branch }: UpdateTarget): boolean {
  const conditions: readonly string[] = branch.conditions ?? [];
  return Object.entries(input).some(
    ([name, value]) => conditions.includes(name) && value !== undefined && value !== null,
  );
}

/** @param onUnknown called if the store cannot say who has the lock; undefined: nothing is sent then. */
function createLockFence(
  { isExpired, isHeld }: HeldLease,
  onUnknown: (() => void) | undefined,
): WriteFence & { readonly hasPassed: () => boolean } {
  let hasPassed = false;
  return {
    isExpired,
    hasPassed: () => hasPassed,
    check: async () => {
      if (isExpired()) throw new FencedError('lost');
      const isOurs = await isHeld().catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error;
        if (onUnknown === undefined) throw new FencedError('unknown');
        if (!hasPassed) onUnknown();
        return true;
      });
      // The process may have been frozen while it waited for the store.
      if (!isOurs || isExpired()) throw new FencedError('lost');
      hasPassed = true;
    },
  };
}

/** Returns a fence that is as strict as both; the store is asked for both in one round trip. */
const joinFences = (outer: WriteFence, inner: WriteFence): WriteFence => ({
  isExpired: () => outer.isExpired() || inner.isExpired(),
  check: async () => {
    await Promise.all([outer.check(), inner.check()]);
  },
});
