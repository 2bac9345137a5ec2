/** The share of a retry that each first attempt earns: one retry for five of them. */
const SHARE = 0.2;
/** Maximum number of retries saved up, so that a quiet gateway has some. */
const RESERVE = 10;

/** Limits retries to a fifth of the calls, so that they do not overload a failing upstream. */
export class RetryBudget {
  #saved = RESERVE;

  /** Counts a first attempt. */
  earn(): void {
    this.#saved = Math.min(RESERVE, this.#saved + SHARE);
  }

  /** Returns whether a retry may be made, and charges it if so. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
