import type { LentTrail } from './audit/open-trails.ts';
import type { Settings } from './config/settings.ts';
import type { UseCases } from './graphql/context.ts';
import type { CallerRates } from './rates/caller-rates.ts';
import type { LentStore } from './store/open-stores.ts';
import { UpdateRecords } from './store/update-records.ts';
import { audited } from './users/audited-update.ts';
import { type DisclosureLog, writeDisclosuresTo } from './users/disclosures.ts';
import { heldBack } from './users/held-writes.ts';
import { keyed } from './users/keyed-update.ts';
import type { OneAtATime } from './users/one-at-a-time.ts';
import { protecting } from './users/protected-users.ts';
import type { Providers } from './users/providers.ts';
import { throttled } from './users/throttled-update.ts';
import { createUpdate, type UpdateUser } from './users/update-user.ts';

interface Parts {
  readonly providers: Providers;
  /** Updates under way. */
  readonly writes: OneAtATime;
  readonly store: LentStore;
  /** Absent: none is kept. */
  readonly trail: LentTrail | undefined;
  /** Absent: callers are not told apart. */
  readonly rates: CallerRates | undefined;
  /** Told where what came of an update could not be kept for its idempotency key. */
  readonly reportUnkept: (requestId: string) => void;
  /** Told of secrets that are shown where no trail is kept. */
  readonly reportDisclosure: DisclosureLog;
}

/**
 * What an update passes on its way, from the outside in: the operator's switch, the trail, the rates of its caller, those
 * whom nobody may change, what was made before with its key. What is refused further out leaves nothing further in.
 */
export function createUseCases(settings: Settings, parts: Parts): UseCases {
  const { providers, writes, store, trail, rates, reportUnkept, reportDisclosure } = parts;
  const records = new UpdateRecords(store.store, store.hashKey);
  let update: UpdateUser = createUpdate(writes);
  update = keyed(update, { records, reportUnkept });
  update = protecting(update, settings.access.protectedUsers);
  if (rates !== undefined) update = throttled(update, (who, target) => rates.change(who, target));
  if (trail !== undefined) update = audited(update, trail.trail);
  const takesWrites = (provider: string) =>
    settings.writes && settings.providers[provider]?.writes === true;
  return {
    providers,
    updateUser: heldBack(update, takesWrites),
    writeDisclosures: writeDisclosuresTo(trail?.trail, reportDisclosure),
  };
}
