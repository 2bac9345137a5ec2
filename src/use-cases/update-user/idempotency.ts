import { ClientError } from '../../providers/contract/client-error.ts';
import { parseGlobalId } from '../../providers/kit/ids/global-id.ts';
import type { RequestContext } from '../../request/request-context.ts';
import type { Lease } from '../../store/lease.ts';
import { StoreError } from '../../store/store.ts';
import type { Claim, UpdateRecords } from '../../store/update-records.ts';
import { UpstreamError } from '../../upstream/errors/upstream-error.ts';
import { FencedError, runFenced, type WriteFence } from '../../upstream/policies/write-fence.ts';
import { executeOnce } from './execute-once.ts';
import { toInProgressProblem, toKeyReusedProblem, toStoreProblem } from './gateway-problems.ts';
import { type Origin, safeToRepeat, toProblem } from './problem.ts';
import type { UpdateResult, UpdateStep } from './update-user.ts';

/** Milliseconds after an operation's deadline in which all its calls end for certain. */
const LEASE_MARGIN_MS = 5000;

/** Milliseconds for an operation without a deadline: longer than any call may take. */
const MAX_LEASE_MS = 10 * 60 * 1000;

interface Parts {
  readonly records: UpdateRecords;
  /**
   * Called if the outcome of an update could not be stored: the next one with its key reads the
   * user first.
   */
  readonly onRecordNotStored: (requestId: string) => void;
  /** Defaults to `LEASE_MARGIN_MS`. */
  readonly leaseMarginMs?: number;
}

/**
 * Makes an update once for each idempotency key, however often it is sent. Without a key nothing
 * changes.
 */
export function withIdempotency(update: UpdateStep, parts: Parts): UpdateStep {
  const { records, onRecordNotStored, leaseMarginMs: marginMs = LEASE_MARGIN_MS } = parts;
  return async (request) => {
    const { input, idempotencyKey: key, call, target } = request;
    if (key === null) return update(request);
    const origin: Origin = { provider: target.provider, requestId: call.requestId };
    let claim: Claim;
    try {
      claim = await records.claim({
        callerId: call.callerId,
        key,
        provider: target.provider.id,
        input,
        leaseMs: toLeaseMs(call, marginMs),
        marginMs,
      });
    } catch (error) {
      if (error instanceof StoreError) return toStoreProblem(origin);
      throw error;
    }
    switch (claim.kind) {
      case 'reused':
        return toKeyReusedProblem(origin);
      case 'inProgress':
        return toInProgressProblem(origin);
      case 'applied':
        return readAppliedUser(claim.user, origin, call);
      case 'mine':
        return executeOnce(() => runFenced(toFence(claim.lease), () => update(request)), {
          ...claim,
          target,
          call,
          onRecordNotStored: () => onRecordNotStored(call.requestId),
        });
    }
  };
}

const toLeaseMs = ({ msLeft }: RequestContext, marginMs: number) =>
  Math.min(Math.ceil(msLeft()) + marginMs, MAX_LEASE_MS);

/** Lets a write be sent only while no other process can have taken over the update. */
function toFence({ isExpired, isHeld }: Lease): WriteFence {
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
  const failed = (httpStatus: number | null) => {
    const code = 'READ_BACK_FAILED';
    const error = new UpstreamError({ provider: provider.id, code, write: 'APPLIED', httpStatus });
    return safeToRepeat(toProblem(error, origin));
  };
  if (id === null) return failed(null);
  try {
    const user = await provider.readUser(parseGlobalId(id).nativeId, call);
    if (user === null) return failed(404);
    return { kind: 'updated', user, httpStatus: null };
  } catch (error) {
    if (error instanceof UpstreamError) return failed(error.httpStatus);
    // The configured API documents no read of users.
    if (error instanceof ClientError) return failed(null);
    throw error;
  }
}
