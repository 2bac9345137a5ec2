import type { RateLimiter } from '../../rate-limit/rate-limiter.ts';
import { Refusal } from '../refusals/refusal.ts';

/** The reasons for the log. */
const EXCEEDED = 'the caller is above limits.perCaller.perMinute or inFlight';
const BUSY = 'the caller is above limits.perCaller.inFlight';

/** Keeps one caller from using the capacity of all others. */
export class RateLimitHook {
  readonly #rates: RateLimiter;
  readonly #report: (callerId: string) => void;

  /** @param report called with the caller id of each request that is refused. */
  constructor(rates: RateLimiter, report: (callerId: string) => void) {
    this.#rates = rates;
    this.#report = report;
  }

  /**
   * Counts a request before its body is read.
   *
   * @throws {Refusal} if its caller has exceeded the rate limit.
   */
  async admit(callerId: string, requestId: string): Promise<void> {
    const afterSeconds = await this.#rates.countRequest(callerId, requestId);
    if (afterSeconds !== undefined) throw this.#refuse(callerId, afterSeconds, EXCEEDED);
  }

  /**
   * Runs an operation in a slot of its caller. The last slot may have been taken while the body was read.
   *
   * @param sent settles when the response is sent; until then the slot is held.
   * @throws {Refusal} if no slot of the caller is free.
   */
  async run<T>(callerId: string, work: () => Promise<T>, sent: Promise<void>): Promise<T> {
    if (this.#rates.isAtConcurrencyLimit(callerId)) throw this.#refuse(callerId, 1, BUSY);
    return this.#rates.run(callerId, work, sent);
  }

  #refuse(callerId: string, afterSeconds: number, reason: string): Refusal {
    this.#report(callerId);
    return new Refusal({
      status: 429,
      message: 'Rate limit exceeded: send the request again after the time in retry-after.',
      code: 'RATE_LIMITED',
      retryAfterSeconds: afterSeconds,
      reason,
      callerId,
    });
  }
}
