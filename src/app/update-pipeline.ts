import type { TrailHandle } from '../audit/trail-pool.ts';
import type { Settings } from '../config/settings.ts';
import type { UseCases } from '../graphql/context.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import { UpdateRecords } from '../store/update-records.ts';
import { audited } from '../use-cases/update-user/audit.ts';
import { type DisclosureLog, writeDisclosuresTo } from '../use-cases/reveal-secret/disclosures.ts';
import { heldBack } from '../use-cases/update-user/require-writes-enabled.ts';
import { keyed } from '../use-cases/update-user/idempotency.ts';
import type { OneAtATime } from '../lib/keyed-mutex.ts';
import { protecting } from '../use-cases/update-user/reject-protected-users.ts';
import type { Providers } from '../use-cases/providers.ts';
import type { OnRefused } from '../use-cases/update-user/refused-change.ts';
import { throttled } from '../use-cases/update-user/rate-limit.ts';
import {
  type AskedUpdate,
  createUpdate,
  nameOf,
  resolvingTarget,
  type UpdateRequest,
  type UpdateStep,
} from '../use-cases/update-user/update-user.ts';
import { toUserKey } from '../use-cases/update-user/user-key.ts';
import { validated } from '../use-cases/update-user/validation.ts';

interface Parts {
  readonly providers: Providers;
  /** Updates in flight. */
  readonly writes: OneAtATime;
  readonly store: StoreHandle;
  /** Undefined if no audit trail is configured. */
  readonly trail: TrailHandle | undefined;
  /** Undefined if callers are not distinguished. */
  readonly rates: RateLimiter | undefined;
  /** Called if the outcome of an update could not be stored for its idempotency key. */
  readonly reportUnkept: (requestId: string) => void;
  /** Called with secrets that are shown if no audit trail is configured. */
  readonly reportDisclosure: DisclosureLog;
}

/**
 * Creates the steps of an update, from the outside in: the rate limit of its caller, its target,
 * the operator's switch, validation, the rate limit of its target, the audit trail, protected
 * users, the idempotency key, the provider. Every update counts for its caller. Cheap checks come
 * first: no step reads a text before its length is checked, and only an update that passes all
 * checks of its form is recorded in the audit trail.
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
