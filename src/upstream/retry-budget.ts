/** What each first try earns: one retry for five of them. */
const SHARE = 0.2;
/** Retries that may be saved up, so that a quiet gateway has some. */
const RESERVE = 10;

/** Keeps retries below a fifth of the calls, so that an upstream in trouble is not given more to do. */
export class RetryBudget {
  #saved = RESERVE;

  /** A first try was made. */
  earn(): void {
    this.#saved = Math.min(RESERVE, this.#saved + SHARE);
  }

  /** Whether a retry may be made; it is paid for then. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
