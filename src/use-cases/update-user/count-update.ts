import { StoreError } from '../../store/store.ts';
import type { UpdateRecords } from '../../store/update-records.ts';
import { toUserKey } from './fold-login.ts';
import { findSendableTarget } from './refusals.ts';
import { toUserName } from './resolve-target.ts';
import type { UpdateRequest } from './update-user.ts';

interface Parts {
  /** Counts an update, as `RateLimiter.countUpdate` does. */
  readonly countUpdate: (
    callerId: string,
    target: string | undefined,
    requestId?: string,
    isReplay?: () => Promise<boolean>,
  ) => Promise<number | undefined>;
  readonly records: Pick<UpdateRecords, 'isApplied'>;
  readonly areWritesEnabled: (provider: string) => boolean;
}

/**
 * Returns a function that counts each update for its caller, and for its user if it could be sent. A request for an update
 * that was made under its idempotency key does not count, as it changes nothing.
 */
export const createUpdateCount =
  ({ countUpdate, records, areWritesEnabled }: Parts) =>
  (request: UpdateRequest): Promise<number | undefined> => {
    const { call, idempotencyKey: key } = request;
    const { callerId, requestId } = call;
    const target = findSendableTarget(request, areWritesEnabled);
    if (target === undefined) return countUpdate(callerId, undefined, requestId);
    const { provider, input } = target;
    const user = toUserKey(provider.id, toUserName(input));
    if (key === null) return countUpdate(callerId, user, requestId);
    const update = { callerId, key, provider: provider.id, input: request.input };
    return countUpdate(callerId, user, requestId, () =>
      records.isApplied(update).catch((error: unknown) => {
        // The next step reports it.
        if (error instanceof StoreError) return false;
        throw error;
      }),
    );
  };
