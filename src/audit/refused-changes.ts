import type { Refusals } from './trail-line.ts';

/** Callers that are told apart within one summary. */
const MAX_CALLERS = 100;

/** Codes of one caller that are told apart: more than there are. */
const MAX_CODES = 10;

/** What all further callers are called. */
const OTHERS = 'others';

type Counts = Map<string, Map<string, number>>;

/**
 * Counts changes that were refused before they were any, and writes one entry for each caller and minute: an entry for each
 * of them would let anybody fill the disk.
 */
export class RefusedChanges {
  readonly #write: (entries: readonly Refusals[]) => Promise<unknown>;
  readonly #everyMs: number;
  #counts: Counts = new Map();
  #since = new Date();
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(write: (entries: readonly Refusals[]) => Promise<unknown>, everyMs: number) {
    this.#write = write;
    this.#everyMs = everyMs;
  }

  add(who: string, code: string, count = 1): void {
    const caller = this.#counts.has(who) || this.#counts.size < MAX_CALLERS ? who : OTHERS;
    const codes = this.#counts.get(caller) ?? new Map<string, number>();
    this.#counts.set(caller, codes);
    if (codes.has(code) || codes.size < MAX_CODES) codes.set(code, (codes.get(code) ?? 0) + count);
    if (this.#timer !== undefined || this.#isClosed) return;
    this.#since = new Date();
    this.#timer = setTimeout(() => this.flush(), this.#everyMs).unref();
  }

  /** Writes what was counted for the last time. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.flush();
  }

  /** Writes what was counted. Never throws: what cannot be written is counted on. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const [counts, since] = [this.#counts, this.#since.toISOString()];
    if (counts.size === 0) return;
    this.#counts = new Map();
    const entries = [...counts].map(([who, codes]) => ({
      who,
      since,
      refused: Object.fromEntries([...codes].sort()),
    }));
    try {
      await this.#write(entries);
    } catch {
      for (const [who, codes] of counts) {
        for (const [code, count] of codes) this.add(who, code, count);
      }
    }
  }
}
