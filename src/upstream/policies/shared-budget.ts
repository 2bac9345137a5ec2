import type { Lane } from '../../request/lane.ts';
import type { CallClass } from './call-class.ts';
import type { Pause } from './cooldown.ts';
import type { BudgetRates } from './token-bucket.ts';

/** Tokens that one process asks for. */
export interface LeaseRequest {
  readonly lane: Lane;
  /** The number of tokens; a bulk lease has one. */
  readonly count: number;
  readonly rates: BudgetRates;
}

/** Tokens of a shared bucket that only this process may use. */
export interface TokenLease {
  /** The number of tokens; 0 if the other processes have reserved them for long. */
  readonly count: number;
  /**
   * Milliseconds until the first token is due, the others following at the rate of the bucket. A
   * token may be used when it is due; negative if it has been for a while. Without a token, the
   * milliseconds until it is worth asking again.
   */
  readonly firstMs: number;
}

/** A pause, as replicas tell it to each other. */
export type SharedPause = Pick<Pause, 'ms' | 'needsTrial'>;

/** What the replicas know together about the budget of one upstream API. */
export interface SharedBudget {
  /** Rejects if the store cannot be used. */
  readonly lease: (request: LeaseRequest) => Promise<TokenLease>;
  /** Starts a pause in all replicas. Rejects if the store cannot be used. */
  readonly startCooldown: (callClass: CallClass, pause: SharedPause) => Promise<void>;
}
