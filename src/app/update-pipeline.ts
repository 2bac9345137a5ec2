import type { TrailHandle } from '../audit/trail-pool.ts';
import { needsIdempotencyKey } from '../config/access-settings.ts';
import type { Settings } from '../config/settings.ts';
import type { UseCases } from '../graphql/context.ts';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import { StoreLocks } from '../store/store-locks.ts';
import type { StoreHandle } from '../store/store-pool.ts';
import { UpdateRecords } from '../store/update-records.ts';
import type { Providers } from '../use-cases/providers.ts';
import {
  createDisclosureWriter,
  type DisclosureLog,
} from '../use-cases/reveal-secret/disclosures.ts';
import { withAudit } from '../use-cases/update-user/audit.ts';
import { createUpdateCount } from '../use-cases/update-user/count-update.ts';
import { withIdempotency } from '../use-cases/update-user/idempotency.ts';
import {
  type OnRefused,
  requireIdempotencyKey,
  requireWritesEnabled,
  withRateLimit,
  withTarget,
  withValidation,
} from '../use-cases/update-user/refusals.ts';
import { rejectProtectedUsers } from '../use-cases/update-user/reject-protected-users.ts';
import {
  createUpdate,
  type UpdateStep,
  type UpdateUser,
} from '../use-cases/update-user/update-user.ts';
import { UserLocks } from '../use-cases/update-user/user-locks.ts';
import type { SharedResources } from './shared-resources.ts';

interface Parts {
  readonly providers: Providers;
  readonly store: StoreHandle;
  /** Undefined if no audit trail is configured. */
  readonly trail: TrailHandle | undefined;
  /** Undefined if callers are not distinguished. */
  readonly rates: RateLimiter | undefined;
}

/** A step of an update, around the steps after it. */
type Step = (next: UpdateStep) => UpdateStep;

/**
 * Creates the pipeline of updates, and what else resolvers use. Every update counts for its caller,
 * and its target is resolved once. Cheap checks come first: no step reads a text before its length
 * is checked, and only an update that passes all checks of its form is recorded in the audit trail.
 */
export function createUseCases(
  settings: Settings,
  { log, metrics, writes, isDryRun = false }: SharedResources,
  { providers, store, trail, rates }: Parts,
): UseCases {
  const records = new UpdateRecords(store.store, store.hashKey, store.previousKeys);
  const locks = new UserLocks({
    local: writes,
    shared: settings.store && new StoreLocks(store.store, store.hashKey, store.previousKeys),
  });
  const onUnlocked = (requestId: string) => {
    metrics.store.countUnlocked();
    log.warn({ requestId }, 'Update made without the lock of its user');
  };
  const onRecordNotStored = (requestId: string) =>
    log.error({ requestId }, 'Idempotency record could not be stored');
  const reportDisclosure: DisclosureLog = (disclosure) =>
    log.info({ ...disclosure }, 'Secret disclosed without an audit trail');
  const onRefused: OnRefused = (callerId, code) => trail?.trail.countRefused(callerId, code);
  const areWritesEnabled = (provider: string) =>
    settings.writes && settings.providers[provider]?.writes === true;
  const isKeyRequired = (callerId: string) => needsIdempotencyKey(settings.access, callerId);
  // The first step is the outermost one.
  const steps: readonly (Step | undefined)[] = [
    (next) => requireWritesEnabled(next, areWritesEnabled, onRefused),
    (next) => requireIdempotencyKey(next, isKeyRequired, onRefused),
    (next) => withValidation(next, onRefused),
    trail && ((next) => withAudit(next, trail.trail)),
    (next) => rejectProtectedUsers(next, settings.access.protectedUsers),
    // A key would be used up by an update that is not made.
    isDryRun ? undefined : (next) => withIdempotency(next, { records, locks, onRecordNotStored }),
  ];
  const update = steps.reduceRight(
    (next, step) => step?.(next) ?? next,
    isDryRun ? acceptUpdate : createUpdate(locks, onUnlocked),
  );
  const updateTarget = withTarget(update, onRefused);
  const updateUser: UpdateUser = async (request) => {
    const { cacheUse } = request.call;
    // What an update compares, sends and shows must be the user as it is.
    cacheUse?.forbid();
    try {
      const result = await updateTarget(request);
      if (result.kind === 'problem' && result.write === 'UNKNOWN') {
        metrics.operations.countUnknownUpdate(result.origin.provider.id, result.code);
      }
      return result;
    } finally {
      await cacheUse?.announced();
    }
  };
  const countUpdate =
    rates &&
    createUpdateCount({ countUpdate: rates.countUpdate.bind(rates), records, areWritesEnabled });
  return {
    providers,
    updateUser:
      countUpdate === undefined ? updateUser : withRateLimit(updateUser, countUpdate, onRefused),
    writeDisclosures: createDisclosureWriter(trail?.trail, reportDisclosure),
  };
}

/** The last step of a dry run: it sends nothing. */
const acceptUpdate: UpdateStep = async ({ call: { requestId }, target: { provider } }) => ({
  kind: 'updated',
  user: null,
  userProblem: null,
  billingAccount: null,
  origin: { provider, requestId },
  httpStatus: null,
  isReplay: false,
});
