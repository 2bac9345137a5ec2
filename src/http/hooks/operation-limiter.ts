import type { ServerResponse } from 'node:http';
import { whenSent } from '../connections/response-end.ts';
import { Refusal } from '../refusals/refusal.ts';

/** The load of the whole process, over all configurations. */
export class OperationCounter {
  inFlight = 0;
  /** Slots of operations: each is held until the operation has ended and its response is sent. */
  slots = 0;
  /** Number of operations that have been refused so far. */
  refused = 0;
}

/**
 * Load shedding: counts the operations in flight of one configuration, so that excess load is refused and accepted
 * operations stay fast.
 */
export class OperationLimiter {
  readonly #max: number;
  readonly #load: OperationCounter;
  /** Operations in flight, and requests that may become one. */
  #pending = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param max maximum number of operations of the whole process; 0 = no limit. */
  constructor(max: number, load: OperationCounter) {
    this.#max = max;
    this.#load = load;
  }

  /** @throws {Refusal} if all slots are taken. */
  admit(): void {
    if (this.#max === 0 || this.#load.slots < this.#max) return;
    this.#load.refused += 1;
    throw new Refusal({
      status: 503,
      message: 'Too many operations are in flight: send the request again after a moment.',
      code: 'OVERLOADED',
      retryAfterSeconds: 1,
    });
  }

  /**
   * Runs an operation in a slot.
   *
   * @param sent settles when the response is sent or its connection has closed; until then the slot is held.
   */
  async run<T>(work: () => Promise<T>, sent: Promise<void>): Promise<T> {
    this.#load.inFlight += 1;
    this.#load.slots += 1;
    this.#pending += 1;
    try {
      return await work();
    } finally {
      this.#load.inFlight -= 1;
      void sent.then(() => {
        this.#load.slots -= 1;
      });
      this.#end();
    }
  }

  /** Counts a request from its head to the end of its response: its operation begins only when its body is read. */
  follow(response: ServerResponse): void {
    this.#pending += 1;
    void whenSent(response).then(() => this.#end());
  }

  /** Resolves when nothing is in flight, including writes of disconnected clients, which no connection shows. */
  async idle(): Promise<void> {
    if (this.#pending > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #end(): void {
    this.#pending -= 1;
    if (this.#pending === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
