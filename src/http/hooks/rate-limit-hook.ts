import type { FastifyRequest } from 'fastify';
import type { RateLimiter } from '../../rate-limit/rate-limiter.ts';
import { Refusal } from '../refusals/refusal.ts';

interface CallerGateOptions {
  readonly rates: RateLimiter;
  /** Returns the caller id of an authenticated request. */
  readonly whoOf: (request: FastifyRequest) => string;
  /** Called with the caller id of each request that is refused. */
  readonly report: (who: string) => void;
}

/** Keeps one caller from using the capacity of all others. */
export class CallerGate {
  readonly #rates: RateLimiter;
  readonly #whoOf: CallerGateOptions['whoOf'];
  readonly #report: CallerGateOptions['report'];

  constructor({ rates, whoOf, report }: CallerGateOptions) {
    this.#rates = rates;
    this.#whoOf = whoOf;
    this.#report = report;
  }

  /**
   * Counts a request before its body is read.
   *
   * @throws {Refusal} if its caller has exceeded the rate limit.
   */
  async admit(request: FastifyRequest): Promise<void> {
    const who = this.#whoOf(request);
    const afterSeconds = await this.#rates.countRequest(who, request.id);
    if (afterSeconds !== undefined) throw this.#refuse(who, afterSeconds);
  }

  /**
   * Runs an operation in a slot of its caller. The last slot may have been taken while the body was read.
   *
   * @param sent settles when the response is sent; until then the slot is held.
   * @throws {Refusal} if no slot of the caller is free.
   */
  async run<T>(request: FastifyRequest, work: () => Promise<T>, sent: Promise<void>): Promise<T> {
    const who = this.#whoOf(request);
    if (this.#rates.isAtConcurrencyLimit(who)) throw this.#refuse(who, 1);
    return this.#rates.run(who, work, sent);
  }

  #refuse(who: string, afterSeconds: number): Refusal {
    this.#report(who);
    return new Refusal({
      status: 429,
      message: 'Rate limit exceeded.',
      code: 'RATE_LIMITED',
      headers: { 'retry-after': String(afterSeconds) },
    });
  }
}
