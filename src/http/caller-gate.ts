import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallerRates } from '../rates/caller-rates.ts';
import { toErrorBody } from './error-body.ts';

interface CallerGateOptions {
  readonly rates: CallerRates;
  /** Who sent a request that was let in. */
  readonly whoOf: (request: FastifyRequest) => string;
  /** Told of each request that is refused. */
  readonly report: (who: string) => void;
}

/** Keeps one caller from taking the places of all others. */
export class CallerGate {
  readonly #rates: CallerRates;
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
   * @returns false where the request is answered: its caller has sent too many.
   */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const who = this.#whoOf(request);
    const afterSeconds = await this.#rates.request(who);
    if (afterSeconds === undefined) return true;
    await this.#refuse(who, reply, afterSeconds);
    return false;
  }

  /**
   * Runs an operation in a slot of its caller. Others may have taken the last while its body was read.
   *
   * @param sent settles when the response was sent; until then the slot is held.
   */
  async run<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<T>,
    sent: Promise<void>,
  ): Promise<T | undefined> {
    const who = this.#whoOf(request);
    if (!this.#rates.isFull(who)) return this.#rates.run(who, work, sent);
    await this.#refuse(who, reply, 1);
    return undefined;
  }

  async #refuse(who: string, reply: FastifyReply, afterSeconds: number): Promise<void> {
    this.#report(who);
    const message = 'This caller has sent as many requests as it may.';
    await reply
      .code(429)
      .header('retry-after', String(afterSeconds))
      .send(toErrorBody(message, 'RATE_LIMITED'));
  }
}
