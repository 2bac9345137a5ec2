import { MalformedBodyError } from './contract.ts';
import { MAX_ENTRIES, MAX_VALUES, tooMany } from './document-limits.ts';
import { MAX_LEVELS, parseJson } from './json-body.ts';
import { addAll, type JsonContainer, setProperty } from './json-container.ts';

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
  value: JsonContainer | undefined;
  /** Whether its last entry was added separately, so that only a comma or the end may follow. */
  isAfterEntry: boolean;
}

/**
 * Builds a JSON document from the positions of its commas and brackets. Runs of entries are parsed
 * together as soon as they are long enough.
 */
export class JsonAssembler {
  result: unknown;
  /** The number of properties and entries so far. */
  values = 0;
  /** The position of the last number that a double may not represent. */
  longNumberAt = -1;
  readonly #bytes: Buffer;
  readonly #runBytes: number;
  readonly #levels: Level[] = [];
  #hasEnded = false;
  /** The position after the root. */
  #rootEnd = 0;
  /** Everything before this position is parsed. */
  #parsedEnd = 0;

  /** @param runBytes the length from which a run of entries is parsed. */
  constructor(bytes: Buffer, runBytes: number) {
    this.#bytes = bytes;
    this.#runBytes = runBytes;
  }

  comma(at: number): void {
    this.#count();
    const level = this.#levels.at(-1);
    if (level === undefined) throw new MalformedBodyError('JSON');
    level.commas += 1;
    if (level.commas >= MAX_ENTRIES) throw tooMany(MAX_ENTRIES, 'entries in one list');
    if (level.isAfterEntry) {
      this.#requireBlank(level.pendingStart, at);
      level.pendingStart = at + 1;
      level.isAfterEntry = false;
    } else if (at - this.#parsedEnd >= this.#runBytes) {
      this.#separate(this.#levels.length - 1);
      this.#addPending(level, at);
      level.pendingStart = at + 1;
    }
  }

  /** @param keyStart the position of the last string: the key, if the parent is an object. */
  open(at: number, isList: boolean, keyStart: number, keyEnd: number): void {
    this.#count();
    const depth = this.#levels.length;
    if (depth === MAX_LEVELS) throw new MalformedBodyError(`JSON of at most ${MAX_LEVELS} levels`);
    if (depth === 0) {
      if (this.#hasEnded) throw new MalformedBodyError('JSON');
      this.#requireBlank(0, at);
    }
    this.#levels.push({
      isList,
      start: at,
      keyStart,
      keyEnd,
      commas: 0,
      pendingStart: at + 1,
      value: undefined,
      isAfterEntry: false,
    });
  }

  close(at: number, isList: boolean): void {
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

  /** @throws {MalformedBodyError} if the document is not complete, or more follows it. */
  end(): void {
    if (!this.#hasEnded) throw new MalformedBodyError('JSON');
    this.#requireBlank(this.#rootEnd, this.#bytes.length);
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
      setProperty(parent.value, String(this.#parse(this.#text(keyStart, keyEnd), keyStart)), value);
    }
    parent.pendingStart = at + 1;
    parent.isAfterEntry = true;
  }

  #requireBlank(start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const byte = this.#bytes[at] ?? 0;
      const isBlank = byte === 32 || byte === 10 || byte === 13 || byte === 9;
      if (!isBlank) throw new MalformedBodyError('JSON');
    }
  }

  /**
   * @param start the position of the text in the document: long numbers are only detected outside
   * of strings.
   */
  #parse(text: string, start: number): unknown {
    return parseJson(text, this.longNumberAt >= start);
  }

  #text(start: number, end: number): string {
    this.#parsedEnd = Math.max(this.#parsedEnd, end);
    return this.#bytes.toString('utf8', start, end);
  }
}
