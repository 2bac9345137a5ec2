import { ContractMismatch, MalformedBodyError } from './contract.ts';
import type { LargeDocument } from './decode-response.ts';
import { MAX_ENTRIES, MAX_PART_BYTES, MAX_VALUES } from './document-limits.ts';
import { LONG_NUMBER_LENGTH } from './exact-number.ts';
import { parseJson } from './json-body.ts';
import { MAX_LEVELS } from './json-nesting.ts';
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

type Container = unknown[] | Record<string, unknown>;

/**
 * A list or an object that is open at the position of the scan. All positions are offsets in bytes.
 */
interface Level {
  readonly isList: boolean;
  /** The position of its opening bracket. */
  readonly start: number;
  /** The position of its key with the quotes; only valid if the parent is an object. */
  readonly keyStart: number;
  readonly keyEnd: number;
  /** The number of commas so far. */
  commas: number;
  /** The position of the first entry that is not parsed yet. */
  pendingStart: number;
  /** The entries parsed so far; undefined while it is parsed together with its neighbours. */
  value: Container | undefined;
  /** Whether its last entry was added separately, so that only a comma or the end may follow. */
  isAfterEntry: boolean;
}

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
  const scan = new JsonScan(bytes, stepBytes);
  while (!scan.advance()) await pauseIfOver(signal);
  return { document: scan.result, values: scan.values };
}

class JsonScan {
  result: unknown;
  values = 0;
  readonly #bytes: Buffer;
  readonly #stepBytes: number;
  readonly #levels: Level[] = [];
  #at = 0;

  #hasEnded = false;
  /** The position after the root. */
  #rootEnd = 0;
  #isInString = false;
  #stringStart = 0;
  #stringEnd = 0;
  /** The position of the last comma or bracket. */
  #markAt = 0;
  /** Everything before this position is parsed. */
  #parsedEnd = 0;
  /** The number of digits and dots right before the scan. */
  #digits = 0;
  /** The position of the last number that a double may not represent. */
  #longNumberAt = -1;

  constructor(bytes: Buffer, stepBytes: number) {
    this.#bytes = bytes;
    this.#stepBytes = stepBytes;
  }

  /** Returns whether the document has ended. */
  advance(): boolean {
    const bytes = this.#bytes;
    const end = Math.min(bytes.length, this.#at + this.#stepBytes);
    let at = this.#isInString ? this.#skipString(this.#at, end) : this.#at;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      this.#noteNumber(byte, at);
      if (byte === QUOTE) {
        this.#stringStart = at;
        at = this.#skipString(at + 1, end) - 1;
      } else if (byte === COMMA) this.#comma(at);
      else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#open(at, byte === OPEN_LIST);
      else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) this.#close(at, byte === CLOSE_LIST);
    }
    this.#at = at;
    if (at - this.#markAt > MAX_PART_BYTES) throw tooMany(MAX_PART_BYTES, 'bytes in one part');
    if (at < bytes.length) return false;
    this.#end();
    return true;
  }

  #end(): void {
    if (!this.#hasEnded) throw new MalformedBodyError('JSON');
    this.#requireBlank(this.#rootEnd, this.#bytes.length);
  }

  /** @param byte a byte outside of strings. */
  #noteNumber(byte: number, at: number): void {
    if ((byte >= ZERO && byte <= NINE) || byte === DOT) {
      this.#digits += 1;
      if (this.#digits >= LONG_NUMBER_LENGTH) this.#longNumberAt = at;
    } else if (this.#digits > 0) {
      if (byte === LOWER_E || byte === UPPER_E) this.#longNumberAt = at;
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

  #comma(at: number): void {
    this.#count();
    this.#markAt = at;
    const level = this.#levels.at(-1);
    if (level === undefined) throw new MalformedBodyError('JSON');
    level.commas += 1;
    if (level.commas >= MAX_ENTRIES) throw tooMany(MAX_ENTRIES, 'entries in one list');
    if (level.isAfterEntry) {
      this.#requireBlank(level.pendingStart, at);
      level.pendingStart = at + 1;
      level.isAfterEntry = false;
    } else if (at - this.#parsedEnd >= this.#stepBytes) {
      this.#separate(this.#levels.length - 1);
      this.#addPending(level, at);
      level.pendingStart = at + 1;
    }
  }

  #open(at: number, isList: boolean): void {
    this.#count();
    this.#markAt = at;
    const depth = this.#levels.length;
    if (depth === MAX_LEVELS) throw new MalformedBodyError(`JSON of at most ${MAX_LEVELS} levels`);
    if (depth === 0) {
      if (this.#hasEnded) throw new MalformedBodyError('JSON');
      this.#requireBlank(0, at);
    }
    this.#levels.push({
      isList,
      start: at,
      keyStart: this.#stringStart,
      keyEnd: this.#stringEnd,
      commas: 0,
      pendingStart: at + 1,
      value: undefined,
      isAfterEntry: false,
    });
  }

  #close(at: number, isList: boolean): void {
    this.#markAt = at;
    const level = this.#levels.pop();
    if (level === undefined || level.isList !== isList) throw new MalformedBodyError('JSON');
    const parent = this.#levels.at(-1);
    if (level.value !== undefined) {
      if (level.isAfterEntry) this.#requireBlank(level.pendingStart, at);
      else this.#addPending(level, at);
      if (parent !== undefined) this.#addToParent(parent, level, at);
    }
    if (parent === undefined) {
      this.result = level.value ?? this.#parse(this.#text(level.start, at + 1), level.start);
      this.#hasEnded = true;
      this.#rootEnd = at + 1;
    }
  }

  #count(): void {
    this.values += 1;
    if (this.values > MAX_VALUES) throw tooMany(MAX_VALUES, 'values');
  }

  /** Begins to parse this level separately, and all levels around it. */
  #separate(depth: number): void {
    const level = this.#levels[depth];
    if (level === undefined || level.value !== undefined) return;
    const parent = this.#levels[depth - 1];
    if (parent !== undefined) {
      this.#separate(depth - 1);
      this.#addBefore(parent, level);
    }
    level.value = level.isList ? [] : {};
  }

  /** Adds the entries of a level that precede a separately parsed one. */
  #addBefore(parent: Level, { start }: Level): void {
    if (parent.isAfterEntry) throw new MalformedBodyError('JSON');
    const from = parent.pendingStart;
    const text = this.#text(from, start);
    if (!parent.isList) {
      addAll(parent.value, this.#parse(`{${text}null}`, from));
      return;
    }
    const comma = text.lastIndexOf(',');
    if (comma >= 0) this.#addEntries(parent, text.slice(0, comma));
    if (addAll([], this.#parse(`[${text.slice(comma + 1)}]`, from)) > 0) {
      throw new MalformedBodyError('JSON');
    }
  }

  #addPending(level: Level, end: number): void {
    this.#addEntries(level, this.#text(level.pendingStart, end));
  }

  #addEntries({ value, isList, pendingStart }: Level, text: string): void {
    const added = addAll(value, this.#parse(isList ? `[${text}]` : `{${text}}`, pendingStart));
    // There is a comma without an entry before or after it.
    if (added === 0) throw new MalformedBodyError('JSON');
  }

  #addToParent(parent: Level, { value, keyStart, keyEnd }: Level, at: number): void {
    if (Array.isArray(parent.value)) parent.value.push(value);
    else if (parent.value !== undefined) {
      setMember(parent.value, String(this.#parse(this.#text(keyStart, keyEnd), keyStart)), value);
    }
    parent.pendingStart = at + 1;
    parent.isAfterEntry = true;
  }

  #requireBlank(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9)
        throw new MalformedBodyError('JSON');
    }
  }

  /**
   * @param start the position of the text in the document: long numbers are only detected outside
   * of strings.
   */
  #parse(text: string, start: number): unknown {
    return parseJson(text, this.#longNumberAt >= start);
  }

  #text(start: number, end: number): string {
    this.#parsedEnd = Math.max(this.#parsedEnd, end);
    return this.#bytes.toString('utf8', start, end);
  }
}

/** Returns the number of added entries or properties. */
function addAll(target: Container | undefined, parsed: unknown): number {
  if (Array.isArray(target) && Array.isArray(parsed)) {
    for (const entry of parsed) target.push(entry);
    return parsed.length;
  }
  if (target === undefined || Array.isArray(target)) throw new MalformedBodyError('JSON');
  const fields = Object.entries(parsed as object);
  for (const [key, field] of fields) setMember(target, key, field);
  return fields.length;
}

function setMember(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    // Like `JSON.parse`, this sets a property and not the prototype.
    const field = { value, configurable: true, enumerable: true, writable: true };
    Object.defineProperty(target, key, field);
  } else {
    target[key] = value;
  }
}

const tooMany = (most: number, what: string) =>
  new ContractMismatch(`$: expected at most ${most} ${what}`);
