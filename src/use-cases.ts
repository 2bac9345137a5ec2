import type { TrailHandle } from './audit/trail-pool.ts';
import type { Settings } from './config/settings.ts';
import type { UseCases } from './graphql/context.ts';
import type { RateLimiter } from './rate-limit/rate-limiter.ts';
import type { StoreHandle } from './store/store-pool.ts';
import { UpdateRecords } from './store/update-records.ts';
import { audited } from './users/audited-update.ts';
import { type DisclosureLog, writeDisclosuresTo } from './users/disclosures.ts';
import { heldBack } from './users/held-writes.ts';
import { keyed } from './users/keyed-update.ts';
import type { OneAtATime } from './users/one-at-a-time.ts';
import { protecting } from './users/protected-users.ts';
import type { Providers } from './users/providers.ts';
import type { OnRefused } from './users/refused-change.ts';
import { throttled } from './users/throttled-update.ts';
import {
  type AskedUpdate,
  createUpdate,
  nameOf,
  resolvingTarget,
  type UpdateRequest,
  type UpdateStep,
} from './users/update-user.ts';
import { toUserKey } from './users/user-key.ts';
import { validated } from './users/validated-update.ts';

interface Parts {
  readonly providers: Providers;
  /** Updates under way. */
  readonly writes: OneAtATime;
  readonly store: StoreHandle;
  /** Absent: none is kept. */
  readonly trail: TrailHandle | undefined;
  /** Absent: callers are not told apart. */
  readonly rates: RateLimiter | undefined;
  /** Told where what came of an update could not be kept for its idempotency key. */
  readonly reportUnkept: (requestId: string) => void;
  /** Told of secrets that are shown where no trail is kept. */
  readonly reportDisclosure: DisclosureLog;
}

/**
 * The steps of an update, from the outside in: the rate of its caller, its target, the operator's switch, validation, the
 * rate of its target, the audit trail, protected users, the idempotency key, the provider. Whatever is sent counts for its
 * caller. Cheap checks come first: nothing reads a text before its length was checked, and only what passed all checks of
 * its form leaves lines in the trail.
 */
export function createUseCases(settings: Settings, parts: Parts): UseCases {
  const { providers, writes, store, trail, rates, reportUnkept, reportDisclosure } = parts;
  const records = new UpdateRecords(store.store, store.hashKey, store.previousKeys);
  const onRefused: OnRefused = (callerId, code) => trail?.trail.countRefused(callerId, code);
  let update: UpdateStep = createUpdate(writes);
  update = keyed(update, { records, reportUnkept });
  update = protecting(update, settings.access.protectedUsers);
  if (trail !== undefined) update = audited(update, trail.trail);
  if (rates !== undefined) {
    const countTarget = ({ call, target }: UpdateRequest) =>
      rates.countMutationOfTarget(
        call.who,
        toUserKey(target.provider.id, nameOf(target.input)),
        call.requestId,
      );
    update = throttled(update, countTarget, onRefused);
  }
  update = validated(update, onRefused);
  const takesWrites = (provider: string) =>
    settings.writes && settings.providers[provider]?.writes === true;
  let updateUser = resolvingTarget(heldBack(update, takesWrites, onRefused), onRefused);
  if (rates !== undefined) {
    const countCaller = ({ call }: AskedUpdate) => rates.countMutation(call.who, call.requestId);
    updateUser = throttled(updateUser, countCaller, onRefused);
  }
  return {
    providers,
    updateUser,
    writeDisclosures: writeDisclosuresTo(trail?.trail, reportDisclosure),
  };
}
