import pLimit, { type LimitFunction } from 'p-limit';

/** Reads of one client request that one provider gets at one time. */
const MAX_READS = 8;

/** Spares each provider a burst: of many reads that one client request needs, a few go at a time. */
export class ReadGate {
  readonly #limits = new Map<string, LimitFunction>();

  /** @param provider its key in the configuration: a slow one holds up none but its own. */
  run<T>(provider: string, read: () => Promise<T>): Promise<T> {
    let limit = this.#limits.get(provider);
    if (limit === undefined) {
      limit = pLimit(MAX_READS);
      this.#limits.set(provider, limit);
    }
    return limit(read);
  }
}
