import pLimit, { type LimitFunction } from 'p-limit';

/** Maximum number of concurrent reads of one client request at one provider. */
const MAX_CONCURRENT_READS = 8;

/**
 * Limits the concurrent reads of one client request per provider, so that a large request causes no
 * burst.
 */
export class RequestConcurrencyLimit {
  readonly #limits = new Map<string, LimitFunction>();

  /** @param provider its key in the configuration. A slow provider only delays its own reads. */
  run<T>(provider: string, read: () => Promise<T>): Promise<T> {
    let limit = this.#limits.get(provider);
    if (limit === undefined) {
      limit = pLimit(MAX_CONCURRENT_READS);
      this.#limits.set(provider, limit);
    }
    return limit(read);
  }
}
