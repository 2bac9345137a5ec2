import { sentLength, skippedError } from '../../../upstream/wire/skipped-entries.ts';
import { type HasNext, inferHasNextPage } from './has-next-page.ts';
import { otherPageSize, type PageReader, type PageReading } from './page-reader.ts';

/** An item with its position at the time it was read. */
export interface Entry<Item> {
  readonly item: Item;
  readonly id: string;
  /** Position in the whole list, counted from 0. */
  readonly position: number;
}

/**
 * The part of a list that was read so far: consecutive pages, each item once. It grows at both
 * ends.
 */
export class PageWindow<Item> {
  entries: readonly Entry<Item>[] = [];
  /** Whether more follows the last entry. */
  following: HasNext = 'unknown';
  /** Number of items in the whole list, as last reported; null if it was not. */
  total: number | null = null;
  /** A page that lacks entries, if any does. */
  incomplete: readonly Item[] = [];
  readonly #reader: PageReader<Item>;
  #firstPage: number;
  #nextPage: number;
  #lastLength: number;

  /** @param page the page to begin with, counted from 1. Nothing is read yet. */
  constructor(reader: PageReader<Item>, page: number) {
    this.#reader = reader;
    this.#firstPage = page;
    this.#nextPage = page;
    this.#lastLength = reader.perPage;
  }

  get callsLeft(): number {
    return this.#reader.callsLeft;
  }

  get startsAtFirstPage(): boolean {
    return this.#firstPage === 1;
  }

  /**
   * @throws {UpstreamError} like `PageReader.read`, and if a page follows one that was cut short.
   */
  async readNext(): Promise<void> {
    const page = this.#nextPage;
    const reading = await this.#reader.read(page);
    if (reading.isWhole) return this.#becomeWhole(reading);
    const length = sentLength(reading.items);
    if (length > 0) this.#assertFullPage(this.#lastLength);
    const { perPage } = this.#reader;
    const isAfterFull = this.entries.length > 0 && this.#lastLength === perPage;
    this.#nextPage += 1;
    this.#lastLength = length;
    this.total = reading.total ?? this.total;
    this.entries = dedupeById([...this.entries, ...this.#toEntries(page, reading)]);
    const end = (page - 1) * perPage + length;
    const { total } = this;
    const hasNext = reading.hasNext ?? null;
    this.following = inferHasNextPage({ length, perPage, isAfterFull, end, total, hasNext });
  }

  /**
   * Reads the page before the first one, unless the list begins there.
   *
   * @throws {UpstreamError} like `readNext`.
   */
  async readPrevious(): Promise<void> {
    const page = this.#firstPage - 1;
    const reading = await this.#reader.read(page);
    if (reading.isWhole) return this.#becomeWhole(reading);
    if (this.entries.length > 0) this.#assertFullPage(sentLength(reading.items));
    this.#firstPage = page;
    this.total = reading.total ?? this.total;
    this.entries = dedupeById([...this.#toEntries(page, reading), ...this.entries]);
  }

  /**
   * Reads one page after a short page that seems to end the list.
   *
   * @throws {UpstreamError} like `readNext`.
   */
  async confirmEnd(): Promise<void> {
    const isShort = this.#lastLength < this.#reader.perPage;
    if (isShort && this.following === 'nothing') await this.readNext();
  }

  /**
   * Refuses a short page that others follow: it shows that the upstream ignores the requested size.
   */
  #assertFullPage(length: number): void {
    const { perPage, source } = this.#reader;
    if (length > 0 && length < perPage) throw otherPageSize(source, length);
  }

  #becomeWhole(reading: PageReading<Item>): void {
    this.#firstPage = 1;
    this.following = 'nothing';
    this.total = sentLength(reading.items);
    this.entries = dedupeById(this.#toEntries(1, reading));
  }

  #toEntries(page: number, { items }: PageReading<Item>): readonly Entry<Item>[] {
    if (skippedError(items) !== undefined) this.incomplete = items;
    const { perPage, source } = this.#reader;
    const start = (page - 1) * perPage;
    return items.map((item, index) => ({ item, id: source.getId(item), position: start + index }));
  }
}

/**
 * An item that is inserted between two calls pushes the last one of a page onto the next, which
 * repeats it.
 */
function dedupeById<Item>(entries: readonly Entry<Item>[]): readonly Entry<Item>[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}
