/** Maximum number of concurrent reads of one client request at one provider. */
const MAX_CONCURRENT_READS = 8;

/** The reads of one client request at one provider. */
interface Reads {
  running: number;
  /** Each starts a read that waits, the oldest first. */
  readonly waiting: (() => void)[];
}

/**
 * Limits the concurrent reads of one client request per provider, so that a large request causes no
 * burst.
 */
export class RequestConcurrencyLimit {
  readonly #reads = new Map<string, Reads>();

  /** @param provider its key in the configuration. A slow provider only delays its own reads. */
  async run<T>(provider: string, read: () => Promise<T>): Promise<T> {
    const reads = this.#reads.get(provider) ?? { running: 0, waiting: [] };
    this.#reads.set(provider, reads);
    if (reads.running < MAX_CONCURRENT_READS) reads.running += 1;
    else await new Promise<void>((start) => reads.waiting.push(start));
    try {
      return await read();
    } finally {
      const next = reads.waiting.shift();
      // The next read takes over the slot.
      if (next === undefined) reads.running -= 1;
      else next();
    }
  }
}
