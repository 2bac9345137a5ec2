import { ClientError, unsupported } from '../../providers/contract/client-error.ts';
import { parseGlobalId } from '../../providers/kit/ids/global-id.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { HeldLease } from '../../store/lease.ts';
import { StoreError } from '../../store/store.ts';
import type { Claim, UpdateRecords } from '../../store/update-records.ts';
import { FencedError, runFenced, type WriteFence } from '../../upstream/policies/write-fence.ts';
import { toReplay, toUnreadReplay } from './applied-update.ts';
import { executeOnce } from './execute-once.ts';
import { toInProgressProblem, toKeyReusedProblem, toStoreProblem } from './gateway-problems.ts';
import { LEASE_MARGIN_MS, toLeaseMs } from './lease-duration.ts';
import { type Origin, toNotFoundProblem, toProblem, toUnsupportedProblem } from './problem.ts';
import {
  requestTurn,
  type TargetedUpdate,
  type UpdateResult,
  type UpdateStep,
} from './update-user.ts';
import type { UserLocks } from './user-locks.ts';

interface Parts {
  readonly records: UpdateRecords;
  /**
   * Called if the outcome of an update could not be stored: the next one with its key reads the
   * user first.
   */
  readonly onRecordNotStored: (requestId: string) => void;
  /** If present, the turn among the updates of the user is requested together with the key. */
  readonly locks?: UserLocks;
  /** Defaults to `LEASE_MARGIN_MS`. */
  readonly leaseMarginMs?: number;
}

/**
 * Makes an update once for each idempotency key, however often it is sent. Without a key nothing
 * changes.
 */
export function withIdempotency(update: UpdateStep, parts: Parts): UpdateStep {
  const { locks } = parts;
  return async (request) => {
    if (request.idempotencyKey === null) return update(request);
    // Sent to the store in the same moment as the claim.
    const turn = locks && requestTurn(locks, request);
    let isMine = false;
    try {
      return await settleClaim(request, claimKey(request, parts), (claim) => {
        isMine = true;
        return executeOnce(
          () => runFenced(toFence(claim.lease), () => update({ ...request, turn })),
          {
            ...claim,
            target: request.target,
            call: request.call,
            progress: request.progress,
            onRecordNotStored: () => parts.onRecordNotStored(request.call.requestId),
          },
        );
      });
    } finally {
      const ended = turn?.end();
      // It was released in the same moment as the key. Another update of the user is not waited for.
      if (isMine) await ended;
    }
  };
}

/** @throws {StoreError} */
function claimKey(
  { input, idempotencyKey, call, target }: TargetedUpdate,
  { records, leaseMarginMs: marginMs = LEASE_MARGIN_MS }: Parts,
): Promise<Claim> {
  return records.claim({
    callerId: call.callerId,
    key: idempotencyKey ?? '',
    provider: target.provider.id,
    input,
    leaseMs: toLeaseMs(call, marginMs),
    marginMs,
  });
}

/** @param execute makes the update. */
async function settleClaim(
  { call, progress, target: { provider } }: TargetedUpdate,
  claiming: Promise<Claim>,
  execute: (claim: Extract<Claim, { readonly kind: 'mine' }>) => Promise<UpdateResult>,
): Promise<UpdateResult> {
  const origin: Origin = { provider, requestId: call.requestId };
  let claim: Claim;
  try {
    claim = await claiming;
  } catch (error) {
    if (error instanceof StoreError) return toStoreProblem(origin);
    throw error;
  }
  switch (claim.kind) {
    case 'reused':
      return toKeyReusedProblem(origin);
    case 'inProgress':
      return toInProgressProblem(origin, Math.ceil(claim.leftMs / 1000));
    case 'applied':
      progress.repeatsApplied();
      return readAppliedUser(claim.user, origin, call);
    case 'mine':
      return execute(claim);
  }
}

/** Lets a write be sent only while no other process can have taken over the update. */
function toFence({ isExpired, isHeld }: HeldLease): WriteFence {
  return {
    isExpired,
    check: async () => {
      if (isExpired()) throw new FencedError('lost');
      const isOurs = await isHeld().catch((error: unknown) => {
        throw error instanceof StoreError ? new FencedError('unknown') : error;
      });
      // The process may have been frozen while it waited for the store.
      if (!isOurs || isExpired()) throw new FencedError('lost');
    },
  };
}

/** Returns the result of an update that was made before, with the user as it is now. */
async function readAppliedUser(
  id: string | null,
  origin: Origin,
  call: RequestContext,
): Promise<UpdateResult> {
  const { provider } = origin;
  if (id === null) {
    const error = unsupported(provider.id, 'way to find the user of this update again');
    return toUnreadReplay(toUnsupportedProblem(error, origin), origin);
  }
  try {
    const user = await provider.readUser(parseGlobalId(id).nativeId, call);
    if (user === null) return toUnreadReplay(toNotFoundProblem(404, origin), origin);
    return toReplay(user, origin);
  } catch (error) {
    // The configured API documents no read of users.
    if (error instanceof ClientError) {
      return toUnreadReplay(toUnsupportedProblem(error, origin), origin);
    }
    return toUnreadReplay(toProblem(error, origin), origin);
  }
}
