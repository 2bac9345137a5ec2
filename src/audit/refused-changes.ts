import type { Refusals } from './trail-line.ts';

/** Maximum number of callers in one summary. */
const MAX_CALLERS = 100;

/** Maximum number of codes of one caller; fewer exist. */
const MAX_CODES = 10;

/** The name that all further callers share. */
const OTHERS = 'others';

type Counts = Map<string, Map<string, number>>;

/**
 * Counts changes that were refused before the trail recorded them, and writes one entry per caller and minute. One entry
 * per change would allow any caller to fill the disk.
 */
export class RefusedChanges {
  /** Writes all entries, or none and fails. */
  readonly #write: (entries: readonly Refusals[]) => Promise<unknown>;
  readonly #intervalMs: number;
  #counts: Counts = new Map();
  #since = new Date();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(write: (entries: readonly Refusals[]) => Promise<unknown>, intervalMs: number) {
    this.#write = write;
    this.#intervalMs = intervalMs;
  }

  add(callerId: string, code: string, count = 1): void {
    const isListed = this.#counts.has(callerId) || this.#counts.size < MAX_CALLERS;
    const caller = isListed ? callerId : OTHERS;
    const codes = this.#counts.get(caller) ?? new Map<string, number>();
    this.#counts.set(caller, codes);
    if (codes.has(code) || codes.size < MAX_CODES) codes.set(code, (codes.get(code) ?? 0) + count);
    if (this.#timer !== undefined || this.#isClosed) return;
    this.#since = new Date();
    this.#timer = setTimeout(() => this.flush(), this.#intervalMs).unref();
  }

  /** Writes the last summary. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.flush();
  }

  /** Writes a summary. It never throws: if the summary cannot be written, the counts are kept for the next one. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [counts, since] = [this.#counts, this.#since];
    if (counts.size === 0) return;
    this.#counts = new Map();
    const entries = [...counts].map(([callerId, codes]) => ({
      callerId,
      since: since.toISOString(),
      refused: Object.fromEntries([...codes].sort()),
    }));
    try {
      await this.#write(entries);
    } catch {
      for (const [callerId, codes] of counts) {
        for (const [code, count] of codes) this.add(callerId, code, count);
      }
      this.#since = since;
    }
  }
}
