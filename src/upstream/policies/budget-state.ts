import type { Cooldown } from './cooldown.ts';
import type { SharedBudget } from './shared-budget.ts';
import type { TokenBucket } from './token-bucket.ts';

/** What is known about the budget of one upstream API beyond one configuration. */
export interface BudgetState {
  readonly cooldown: Cooldown;
  readonly bucket: TokenBucket;
  /** Undefined if this process shares nothing with other replicas. */
  readonly shared?: SharedBudget | undefined;
  /** Called when the store begins to fail (false), and when it works again (true). */
  readonly onSharedChange?: ((isShared: boolean) => void) | undefined;
}
