import type { Settings } from '../config/settings.ts';
import { createSharedBudget, subscribeToPauses } from '../store/shared-budget.ts';
import type { Store } from '../store/store.ts';
import type { BudgetState } from '../upstream/policies/budget-state.ts';
import type { SharedBudget } from '../upstream/policies/shared-budget.ts';
import { toToleranceMs } from '../upstream/policies/token-bucket.ts';
import type { SharedResources } from './shared-resources.ts';

/** The budgets of the upstream APIs of one configuration. */
interface UpstreamBudgets {
  /**
   * Returns what is known about the budget of an API.
   *
   * @param section tells APIs of one provider apart that have the same URL.
   */
  readonly open: (provider: string, url: URL, section?: string) => BudgetState;
  /** Ends what the configuration shares with other replicas. */
  readonly close: () => void;
}

/** Opens the budgets of one configuration, which are those of the process and, with a store, of all replicas. */
export function openUpstreamBudgets(
  { budgets, log }: SharedResources,
  settings: Settings,
  store: Pick<Store, 'run' | 'publish' | 'subscribe'>,
): UpstreamBudgets {
  const isShared = settings.store !== undefined;
  const unsubscribe = isShared
    ? subscribeToPauses(
        store,
        () => budgets.names,
        (upstream, callClass, pause) => {
          budgets.open(upstream).cooldown.start(callClass, { ...pause, backoffMs: 0 });
        },
      )
    : () => {};
  return {
    open: (provider, url, section) => {
      const name = JSON.stringify([provider, url.href, section]);
      const state = budgets.open(name);
      if (!isShared) return state;
      const onSharedChange = (works: boolean) => {
        if (works) log.info({ provider }, 'Request budget shared with other replicas again');
        else log.warn({ provider }, 'Request budget not shared: the store failed');
      };
      return { ...state, shared: toSharedBudget(store, name), onSharedChange };
    },
    close: unsubscribe,
  };
}

function toSharedBudget(store: Pick<Store, 'run' | 'publish'>, name: string): SharedBudget {
  const shared = createSharedBudget(store, name);
  return {
    lease: ({ lane, count, rates: { total, bulk } }) => {
      const bulkRate = lane === 'bulk' ? { ...bulk, toleranceMs: toToleranceMs(bulk) } : undefined;
      return shared.lease(count, { ...total, toleranceMs: toToleranceMs(total) }, bulkRate);
    },
    startCooldown: shared.startPause,
  };
}
