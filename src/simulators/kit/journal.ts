/** One request as it arrived, for people and for tests. Holds credentials and passwords: made-up ones. */
export interface JournalEntry {
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** As sent, percent-encoded, without the question mark; empty when there is none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
  /** Null while the answer is outstanding, and for good where a fault kept it back. */
  status: number | null;
  /** The kind of the fault that it met. */
  readonly fault: string | null;
}

/** Keeps the newest requests, so that a simulator left running does not grow. */
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
