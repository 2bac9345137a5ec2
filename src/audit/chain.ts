import { type Head, NO_LINE, readLine, type SeenLine } from './trail-line.ts';

/** Follows a trail line by line up to the first that is out of place; those behind it only tell what happened there. */
export class Chain {
  readonly #key: string;
  readonly #known: Head | undefined;
  readonly #open = new Map<number, string>();
  #head = NO_LINE;
  #trail: string | undefined;
  #fault: string | undefined;
  /** Says more of the fault than its own line could, by a line that follows; undefined when nothing more can come. */
  #explain: ((next: SeenLine | undefined) => void) | undefined;
  #at = 0;

  /** @param known a head that was kept elsewhere. */
  constructor(key: string, known: Head | undefined) {
    this.#key = key;
    this.#known = known;
    if (known?.seq === 0 && known.hmac !== NO_LINE.hmac) this.#fault = 'There is no such head.';
  }

  /** Of the last line that is in its place. */
  get head(): Head {
    return this.#head;
  }

  /** The id of the trail; undefined if its last line was written by a version that wrote none. */
  get trail(): string | undefined {
    return this.#trail;
  }

  get fault(): string | undefined {
    return this.#fault;
  }

  /** Intents that no outcome follows. */
  get openIntents(): readonly string[] {
    return [...this.#open].map(
      ([seq, requestId]) => `Line ${seq} (request ${requestId}) is an intent without an outcome.`,
    );
  }

  add(bytes: Buffer): void {
    this.#at += 1;
    const line = readLine(bytes, this.#key);
    if (this.#fault !== undefined) this.#explain?.(line);
    else if (line === undefined) this.#failUnsigned();
    else if (!this.#follows(line)) this.#failMisplaced(line);
    else if (this.#isOfAnother(line)) this.#fault = `Line ${line.seq} is of another trail.`;
    else this.#take(line);
  }

  #follows({ seq, prev }: SeenLine): boolean {
    return seq === this.#head.seq + 1 && prev === this.#head.hmac;
  }

  #isOfAnother({ trail }: SeenLine): boolean {
    return trail !== undefined && this.#trail !== undefined && trail !== this.#trail;
  }

  #take({ seq, hmac, trail, kind, requestId, intent }: SeenLine): void {
    this.#head = { seq, hmac };
    this.#trail = trail;
    if (kind === 'intent') this.#open.set(seq, requestId ?? '');
    if (kind === 'outcome' && intent !== undefined) this.#open.delete(intent);
    if (this.#known?.seq !== seq || this.#known.hmac === hmac) return;
    this.#fault = `Line ${seq} is not the one of the head that was given.`;
  }

  /** Nobody wrote it who has the key. Where the next one goes on from the line before, it is one too many. */
  #failUnsigned(): void {
    const at = this.#at;
    this.#fault = `Line ${at} was changed: its hmac does not fit it.`;
    this.#explain = (next) => {
      this.#explain = undefined;
      if (next === undefined || !this.#follows(next)) return;
      this.#fault = `Line ${at} was inserted: its hmac does not fit it, and the next one goes on without it.`;
    };
  }

  /** It was written with the key, and not to stand here. */
  #failMisplaced({ seq }: SeenLine): void {
    const expected = this.#head.seq + 1;
    const found = `Line ${this.#at} has seq ${seq} where ${expected} follows`;
    if (seq < expected) this.#fault = `${found}: it was inserted a second time.`;
    else if (seq === expected) {
      this.#fault = `Line ${this.#at} was inserted or exchanged: its prev is not the hmac of the line before.`;
    } else {
      this.#fault = `${found}: ${expected} was dropped.`;
      this.#explain = (next) => {
        if (next?.seq !== expected) return;
        this.#explain = undefined;
        this.#fault = `${found}: the lines were reordered.`;
      };
    }
  }
}
