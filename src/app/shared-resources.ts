import type { JwksCache } from '../access/jwks-cache.ts';
import type { TrailPool } from '../audit/trail-pool.ts';
import type { HoldResponse } from '../http/connections/send-in-chunks.ts';
import type { OperationCounter } from '../http/hooks/operation-limiter.ts';
import type { ReportRefusal } from '../http/refusals/refusal.ts';
import type { KeyedCounter } from '../lib/keyed-counter.ts';
import type { KeyedMutex } from '../lib/keyed-mutex.ts';
import type { Log } from '../observability/log/log.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import type { LruCounter } from '../rate-limit/fixed-window-counter.ts';
import type { StorePool } from '../store/store-pool.ts';
import type { BudgetRegistry } from '../upstream/policies/budget-registry.ts';

/** The resources that outlive a configuration and are shared by the old and the new service. */
export interface SharedResources {
  /** The name of this process in the audit trail and in traces. */
  readonly instance: string;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly load: OperationCounter;
  readonly hold: HoldResponse;
  readonly trails: TrailPool;
  readonly stores: StorePool;
  readonly keySets: JwksCache;
  /** The request budgets of upstream APIs. */
  readonly budgets: BudgetRegistry;
  /** The number of requests of each caller in this minute, and of those in flight. */
  readonly callers: { readonly counts: LruCounter; readonly inFlight: KeyedCounter };
  /** Updates in flight: those of one user run one at a time, in whichever service they arrive. */
  readonly writes: KeyedMutex;
  /** Called with each request that is refused before its operation is run. */
  readonly reportRefusal: ReportRefusal;
  readonly isStopping: () => boolean;
  /** Whether an update that passes all checks is reported as made, and not sent; default: false. */
  readonly isDryRun?: boolean;
}
