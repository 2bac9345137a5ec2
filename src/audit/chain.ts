import { GENESIS_HEAD, type Head, readLine, type VerifiedLine } from './trail-line.ts';

/** Verifies a trail line by line up to the first fault; later lines only help to explain that fault. */
export class Chain {
  readonly #key: string;
  readonly #expectedHead: Head | undefined;
  readonly #open = new Map<number, string>();
  #head = GENESIS_HEAD;
  #trail: string | undefined;
  #fault: string | undefined;
  /** Refines the fault by the lines that follow; undefined if they cannot explain more. */
  #explain: ((next: VerifiedLine | undefined) => void) | undefined;
  #at = 0;

  /** @param expectedHead a head that was stored elsewhere. */
  constructor(key: string, expectedHead: Head | undefined) {
    this.#key = key;
    this.#expectedHead = expectedHead;
    if (expectedHead?.seq === 0 && expectedHead.hmac !== GENESIS_HEAD.hmac)
      this.#fault = 'The given head is invalid.';
  }

  /** The head after the last valid line. */
  get head(): Head {
    return this.#head;
  }

  /** The id of the trail; undefined if its last line was written by a version without ids. */
  get trail(): string | undefined {
    return this.#trail;
  }

  get fault(): string | undefined {
    return this.#fault;
  }

  /** Describes the intents without an outcome. */
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
    else if (this.#isFromOtherTrail(line))
      this.#fault = `Line ${line.seq} belongs to another trail.`;
    else this.#accept(line);
  }

  #follows({ seq, prev }: VerifiedLine): boolean {
    return seq === this.#head.seq + 1 && prev === this.#head.hmac;
  }

  #isFromOtherTrail({ trail }: VerifiedLine): boolean {
    return trail !== undefined && this.#trail !== undefined && trail !== this.#trail;
  }

  #accept({ seq, hmac, trail, kind, requestId, intent }: VerifiedLine): void {
    this.#head = { seq, hmac };
    this.#trail = trail;
    if (kind === 'intent') this.#open.set(seq, requestId ?? '');
    if (kind === 'outcome' && intent !== undefined) this.#open.delete(intent);
    if (this.#expectedHead?.seq !== seq || this.#expectedHead.hmac === hmac) return;
    this.#fault = `Line ${seq} does not match the given head.`;
  }

  /** The line was written without the key. If the next line continues from the previous one, this line was inserted. */
  #failUnsigned(): void {
    const at = this.#at;
    this.#fault = `Line ${at} was changed: its hmac does not match.`;
    this.#explain = (next) => {
      this.#explain = undefined;
      if (next === undefined || !this.#follows(next)) return;
      this.#fault = `Line ${at} was inserted: its hmac does not match, and the next line continues from the one before.`;
    };
  }

  /** The line was written with the key, but belongs elsewhere. */
  #failMisplaced({ seq }: VerifiedLine): void {
    const expected = this.#head.seq + 1;
    const found = `Line ${this.#at} has seq ${seq} instead of ${expected}`;
    if (seq < expected) this.#fault = `${found}: it was duplicated.`;
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
