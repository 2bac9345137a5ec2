import type { Entry } from './trail-line.ts';

/** An entry on its way to the file. */
export interface Queued {
  /** The number of its line, when that is on the disk. */
  readonly written: Promise<number>;
  /** Takes it back where its writing has not begun. @returns whether it did; then `written` never settles. */
  readonly withdraw: () => boolean;
}

interface Waiting {
  readonly entry: Entry;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes entries in batches: what comes while one is written is the next, and all of it shares one sync. */
export class EntryQueue {
  readonly #write: (entries: readonly Entry[]) => Promise<number>;
  #waiting: Waiting[] = [];
  /** Undefined while nothing is written. */
  #writing: Promise<void> | undefined;
  /** When the batch that is being written was handed to the file. */
  #batchSince: number | undefined;

  /** @param write returns the number of the first line. */
  constructor(write: (entries: readonly Entry[]) => Promise<number>) {
    this.#write = write;
  }

  add(entry: Entry): Queued {
    const { promise: written, resolve, reject } = Promise.withResolvers<number>();
    const one: Waiting = { entry, resolve, reject };
    this.#waiting.push(one);
    this.#writing ??= this.#writeAll();
    return {
      written,
      withdraw: () => {
        const at = this.#waiting.indexOf(one);
        if (at !== -1) this.#waiting.splice(at, 1);
        return at !== -1;
      },
    };
  }

  /** When all that was added is written; undefined where it is. */
  get writing(): Promise<void> | undefined {
    return this.#writing;
  }

  /** Milliseconds for which the file has not answered; 0 if it has nothing to write. */
  get stalledMs(): number {
    return this.#batchSince === undefined ? 0 : performance.now() - this.#batchSince;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      this.#batchSince = performance.now();
      try {
        const first = await this.#write(batch.map(({ entry }) => entry));
        for (const [at, { resolve }] of batch.entries()) resolve(first + at);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      } finally {
        this.#batchSince = undefined;
      }
    }
    this.#writing = undefined;
  }
}
