import {
  GENESIS_HEAD,
  type Head,
  type PreviousTrail,
  readLine,
  type VerifiedLine,
} from './trail-line.ts';

/** Verifies a trail line by line up to the first fault; later lines only help to explain that fault. */
export class Chain {
  readonly #key: string;
  readonly #expectedHeads: ReadonlyMap<number, string>;
  readonly #previous: PreviousTrail[] = [];
  readonly #open = new Map<number, string>();
  #head = GENESIS_HEAD;
  #trail: string | undefined;
  #fault: string | undefined;
  /** Refines the fault by the lines that follow; undefined if they cannot explain more. */
  #explain: ((next: VerifiedLine | undefined) => void) | undefined;
  #at = 0;

  /** @param expectedHeads heads that were stored elsewhere. */
  constructor(key: string, expectedHeads: readonly Head[]) {
    this.#key = key;
    this.#expectedHeads = new Map(expectedHeads.map(({ seq, hmac }) => [seq, hmac]));
    if ((this.#expectedHeads.get(0) ?? GENESIS_HEAD.hmac) !== GENESIS_HEAD.hmac)
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

  /** The heads of earlier trails that the lines name, in their order. */
  get previous(): readonly PreviousTrail[] {
    return this.#previous;
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

  #accept({ seq, hmac, trail, kind, requestId, intent, previous }: VerifiedLine): void {
    this.#head = { seq, hmac };
    this.#trail = trail;
    if (kind === 'intent') this.#open.set(seq, requestId ?? '');
    if (kind === 'outcome' && intent !== undefined) this.#open.delete(intent);
    if (kind === 'continued' && previous !== undefined) this.#previous.push(previous);
    if ((this.#expectedHeads.get(seq) ?? hmac) === hmac) return;
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
