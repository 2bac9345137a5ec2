import type { ServerResponse } from 'node:http';
import { whenSent } from './response-end.ts';

/** How much of what the process can take is taken, whichever configuration it was accepted with. */
export class Load {
  underWay = 0;
  /** Slots of operations: each is held until the operation has ended and its response was sent. */
  slots = 0;
  /** Operations that were refused so far. */
  refused = 0;
}

/**
 * Counts what is under way with one configuration, so that more than the process can take is refused and what was
 * accepted stays fast.
 */
export class InFlight {
  readonly #max: number;
  readonly #load: Load;
  /** Operations, and requests that may become one. */
  #pending = 0;
  readonly #waiting: (() => void)[] = [];

  /** @param max operations of the whole process; 0 = no limit. */
  constructor(max: number, load: Load) {
    this.#max = max;
    this.#load = load;
  }

  get isFull(): boolean {
    return this.#max > 0 && this.#load.slots >= this.#max;
  }

  refuse(): void {
    this.#load.refused += 1;
  }

  /**
   * Runs an operation in a slot.
   *
   * @param sent settles when the response was sent or its connection has closed; until then the slot is held.
   */
  async run<T>(work: () => Promise<T>, sent: Promise<void>): Promise<T> {
    this.#load.underWay += 1;
    this.#load.slots += 1;
    this.#pending += 1;
    try {
      return await work();
    } finally {
      this.#load.underWay -= 1;
      void sent.then(() => {
        this.#load.slots -= 1;
      });
      this.#end();
    }
  }

  /** From the head of a request to the end of its answer: its operation begins only when its body was read. */
  follow(response: ServerResponse): void {
    this.#pending += 1;
    void whenSent(response).then(() => this.#end());
  }

  /** When nothing is under way, also no write whose caller has hung up: no connection tells of that one any more. */
  async idle(): Promise<void> {
    if (this.#pending > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #end(): void {
    this.#pending -= 1;
    if (this.#pending === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
