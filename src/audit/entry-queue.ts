import type { Entry } from './trail-line.ts';

/** An entry that is waiting or being written. */
export interface QueuedEntry {
  /** Resolves to the number of its line when the line is on the disk. */
  readonly written: Promise<number>;
  /** Removes the entry if its writing has not begun. @returns whether it was removed; then `written` never settles. */
  readonly withdraw: () => boolean;
}

interface PendingEntry {
  readonly entry: Entry;
  readonly resolve: (seq: number) => void;
  readonly reject: (error: unknown) => void;
}

/** Writes entries in batches. Entries added while a batch is written form the next batch, which needs only one sync. */
export class EntryQueue {
  readonly #write: (entries: readonly Entry[]) => Promise<number>;
  #pending: PendingEntry[] = [];
  /** Undefined while the queue is idle. */
  #writing: Promise<void> | undefined;
  /** The time at which the current batch was passed to the file. */
  #batchSince: number | undefined;

  /** @param write returns the number of the first line. */
  constructor(write: (entries: readonly Entry[]) => Promise<number>) {
    this.#write = write;
  }

  add(entry: Entry): QueuedEntry {
    const queued = this.#enqueue(entry);
    this.#writing ??= this.#writeAll();
    return queued;
  }

  /** Adds entries that are written together, with one sync, or not at all. */
  addAll(entries: readonly Entry[]): QueuedEntry[] {
    const queued = entries.map((entry) => this.#enqueue(entry));
    this.#writing ??= this.#writeAll();
    return queued;
  }

  /** Settles when all entries are written; undefined if the queue is idle. */
  get writing(): Promise<void> | undefined {
    return this.#writing;
  }

  /** The time for which the current batch has been waiting for the disk, in ms; 0 if the queue is idle. */
  get stalledMs(): number {
    return this.#batchSince === undefined ? 0 : performance.now() - this.#batchSince;
  }

  #enqueue(entry: Entry): QueuedEntry {
    const { promise: written, resolve, reject } = Promise.withResolvers<number>();
    const pending: PendingEntry = { entry, resolve, reject };
    this.#pending.push(pending);
    return {
      written,
      withdraw: () => {
        const at = this.#pending.indexOf(pending);
        if (at !== -1) this.#pending.splice(at, 1);
        return at !== -1;
      },
    };
  }

  async #writeAll(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
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
