import type { FastifyRequest } from 'fastify';
import type { RateLimiter } from '../rate-limit/rate-limiter.ts';
import { Refusal } from './refusal.ts';

interface CallerGateOptions {
  readonly rates: RateLimiter;
  /** Who sent a request that was let in. */
  readonly whoOf: (request: FastifyRequest) => string;
  /** Told of each request that is refused. */
  readonly report: (who: string) => void;
}

/** Keeps one caller from taking the places of all others. */
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
   * Before the body of a request is read.
   *
   * @throws {Refusal} if its caller has sent too many.
   */
  async admit(request: FastifyRequest): Promise<void> {
    const who = this.#whoOf(request);
    const afterSeconds = await this.#rates.countRequest(who, request.id);
    if (afterSeconds !== undefined) throw this.#refuse(who, afterSeconds);
  }

  /**
   * Runs an operation in a slot of its caller. Others may have taken the last while its body was read.
   *
   * @param sent settles when the response was sent; until then the slot is held.
   * @throws {Refusal}
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
      message: 'This caller has sent as many requests as it may.',
      code: 'RATE_LIMITED',
      headers: { 'retry-after': String(afterSeconds) },
    });
  }
}
