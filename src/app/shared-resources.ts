import { JwksCache } from '../access/jwks-cache.ts';
import { TrailPool } from '../audit/trail-pool.ts';
import type { HoldResponse } from '../http/connections/send-in-chunks.ts';
import type { OperationCounter } from '../http/hooks/operation-limiter.ts';
import type { ReportRefusal } from '../http/refusals/refusal.ts';
import { KeyedCounter } from '../lib/keyed-counter.ts';
import { KeyedMutex } from '../lib/keyed-mutex.ts';
import type { Log } from '../observability/log/log.ts';
import type { Metrics } from '../observability/metrics/metrics.ts';
import { LruCounter } from '../rate-limit/fixed-window-counter.ts';
import { StorePool } from '../store/store-pool.ts';
import { BudgetRegistry } from '../upstream/policies/budget-registry.ts';
import { observeKeySets } from './key-set-log.ts';

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

/** What the owner of the resources says of itself; the rest is absent without a listener. */
type Owner = Pick<SharedResources, 'instance' | 'log' | 'load' | 'metrics'> &
  Partial<Pick<SharedResources, 'hold' | 'reportRefusal' | 'isStopping' | 'isDryRun'>>;

/** Creates the resources of a process. */
export const createSharedResources = (owner: Owner): SharedResources => ({
  hold: () => {},
  reportRefusal: () => {},
  isStopping: () => false,
  trails: new TrailPool(owner.log, owner.instance),
  stores: new StorePool(owner.log, owner.metrics.store),
  keySets: new JwksCache(observeKeySets(owner.metrics, owner.log)),
  budgets: new BudgetRegistry(),
  callers: { counts: new LruCounter(), inFlight: new KeyedCounter() },
  writes: new KeyedMutex(),
  ...owner,
});
