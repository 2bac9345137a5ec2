/**
 * One request as it arrived, for people and for tests. It contains credentials and passwords, all
 * made up.
 */
export interface JournalEntry {
  /** The time in RFC 3339, UTC. */
  readonly at: string;
  readonly method: string;
  /** The path as sent, without the query. */
  readonly path: string;
  /** The query as sent, percent-encoded, without the question mark; empty if there is no query. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** Null while the response is outstanding, and permanently if a fault suppressed it. */
  status: number | null;
  /** The kind of the fault that applied to the request. */
  readonly fault: string | null;
}

/**
 * The newest requests. Older ones are dropped, so that a simulator that keeps running does not
 * grow.
 */
export class Journal {
  readonly #limit: number;
  #entries: JournalEntry[] = [];

  constructor(limit = 1000) {
    this.#limit = limit;
  }

  get entries(): readonly JournalEntry[] {
    return this.#entries;
  }

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#limit) this.#entries.shift();
  }

  clear(): void {
    this.#entries = [];
  }
}
