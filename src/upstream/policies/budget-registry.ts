import type { BudgetState } from './budget-state.ts';
import { Cooldown } from './cooldown.ts';
import { TokenBucket } from './token-bucket.ts';

/**
 * The budgets of a process by the names of their upstream APIs. They outlive a reload, so that the
 * provider's request to wait is not forgotten and two configurations do not send twice as much. An API
 * that is no longer configured keeps its entry: reloads are few.
 */
export class BudgetRegistry {
  readonly #budgets = new Map<string, Pick<BudgetState, 'cooldown' | 'bucket'>>();

  open(name: string): Pick<BudgetState, 'cooldown' | 'bucket'> {
    const known = this.#budgets.get(name);
    if (known !== undefined) return known;
    const created = { cooldown: new Cooldown(), bucket: new TokenBucket() };
    this.#budgets.set(name, created);
    return created;
  }

  /** Returns the names of all budgets that were opened. */
  get names(): Iterable<string> {
    return this.#budgets.keys();
  }
}
