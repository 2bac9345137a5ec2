import type { LargeDocument } from './decode-response.ts';
import { MAX_PART_BYTES, tooMany } from './document-limits.ts';
import { LONG_NUMBER_LENGTH } from './exact-number.ts';
import { JsonAssembler } from './json-assembler.ts';
import { pauseIfOver } from './pause.ts';

/** The number of bytes that are scanned, or parsed together, between two checks of the clock. */
const STEP_BYTES = 64 * 1024;

const QUOTE = 34;
const COMMA = 44;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const UPPER_E = 69;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const LOWER_E = 101;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * Parses a large JSON document in slices: one scan finds where entries begin and end, and runs of
 * them are parsed together. The result is that of `readJson`.
 *
 * @param bytes valid UTF-8.
 * @param stepBytes the number of bytes scanned or parsed before the clock is checked.
 * @throws {MalformedBodyError} if it is not JSON, is nested too deep, or is neither an object nor a list.
 * @throws {ContractMismatch} if it has more values than any document.
 */
export async function parseJsonInSlices(
  bytes: Buffer,
  signal: AbortSignal,
  stepBytes = STEP_BYTES,
): Promise<LargeDocument> {
  const assembler = new JsonAssembler(bytes, stepBytes);
  const scanner = new JsonScanner(bytes, stepBytes, assembler);
  while (!scanner.advance()) await pauseIfOver(signal);
  return { document: assembler.result, values: assembler.values };
}

/** Finds the commas and brackets of a JSON document. */
class JsonScanner {
  readonly #bytes: Buffer;
  readonly #stepBytes: number;
  readonly #assembler: JsonAssembler;
  #at = 0;
  #isInString = false;
  #stringStart = 0;
  #stringEnd = 0;
  /** The position of the last comma or bracket. */
  #markAt = 0;
  /** The number of digits and dots right before the scan. */
  #digits = 0;

  constructor(bytes: Buffer, stepBytes: number, assembler: JsonAssembler) {
    this.#bytes = bytes;
    this.#stepBytes = stepBytes;
    this.#assembler = assembler;
  }

  /** Returns whether the document has ended. */
  advance(): boolean {
    const bytes = this.#bytes;
    const assembler = this.#assembler;
    const end = Math.min(bytes.length, this.#at + this.#stepBytes);
    let markAt = this.#markAt;
    let at = this.#isInString ? this.#skipString(this.#at, end) : this.#at;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      this.#noteNumber(byte, at);
      if (byte === QUOTE) {
        this.#stringStart = at;
        at = this.#skipString(at + 1, end) - 1;
      } else if (byte === COMMA) {
        markAt = at;
        assembler.comma(at);
      } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
        markAt = at;
        assembler.open(at, byte === OPEN_LIST, this.#stringStart, this.#stringEnd);
      } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
        markAt = at;
        assembler.close(at, byte === CLOSE_LIST);
      }
    }
    this.#at = at;
    this.#markAt = markAt;
    if (at - markAt > MAX_PART_BYTES) throw tooMany(MAX_PART_BYTES, 'bytes in one part');
    if (at < bytes.length) return false;
    assembler.end();
    return true;
  }

  /** @param byte a byte outside of strings. */
  #noteNumber(byte: number, at: number): void {
    if ((byte >= ZERO && byte <= NINE) || byte === DOT) {
      this.#digits += 1;
      if (this.#digits >= LONG_NUMBER_LENGTH) this.#assembler.longNumberAt = at;
    } else if (this.#digits > 0) {
      if (byte === LOWER_E || byte === UPPER_E) this.#assembler.longNumberAt = at;
      this.#digits = 0;
    }
  }

  /**
   * Returns where the scan continues: after the string, or at the end of this step if the string is
   * longer.
   */
  #skipString(from: number, end: number): number {
    const bytes = this.#bytes;
    let at = from;
    for (; at < end; at += 1) {
      const byte = bytes[at];
      if (byte === QUOTE) {
        this.#isInString = false;
        this.#stringEnd = at + 1;
        return at + 1;
      }
      if (byte === BACKSLASH) at += 1;
    }
    this.#isInString = true;
    return at;
  }
}
