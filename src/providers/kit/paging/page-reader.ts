import { UpstreamError } from '../../../upstream/errors/upstream-error.ts';
import { sentLength } from '../../../upstream/wire/skipped-entries.ts';
import { mayIgnorePaging, type PageSource, type UpstreamPage } from './page-source.ts';

/** One response, and whether it is the whole list of an upstream that ignores paging. */
export interface PageReading<Item> extends UpstreamPage<Item> {
  readonly isWhole: boolean;
}

/**
 * Reads pages of one size within a number of calls, and detects an upstream that does not page as
 * requested.
 */
export class PageReader<Item> {
  readonly perPage: number;
  readonly source: PageSource<Item>;
  callsLeft: number;
  /** The ids of the first items of the pages read so far. */
  readonly #firstIds = new Set<string>();

  constructor(source: PageSource<Item>, perPage: number, maxCalls: number) {
    this.source = source;
    this.perPage = perPage;
    this.callsLeft = maxCalls;
  }

  /**
   * @param page counted from 1; each page may be read once.
   * @throws {UpstreamError} `UPSTREAM_CONTRACT` if `page` or `per_page` is ignored
   * (activeplatform.md Q6 in docs/providers), and the errors of the call itself.
   */
  async read(page: number): Promise<PageReading<Item>> {
    const { items, total, hasNext = null } = await this.#fetch(page, this.perPage);
    const length = sentLength(items);
    const isLong = length > this.perPage;
    if (!isLong && !this.#isRepeated(items)) return { items, total, hasNext, isWhole: false };
    const mayBeWhole = mayIgnorePaging(this.source) && (total === null || total <= length);
    if (mayBeWhole && (isLong || (await this.#ignoresPerPage(length)))) {
      return { items, total, isWhole: true };
    }
    throw isLong
      ? otherPageSize(this.source, length)
      : contractError(this.source.provider, 'ignores page');
  }

  /**
   * Returns whether another page began with the same item. If items are inserted between two calls,
   * it would not.
   */
  #isRepeated(items: readonly Item[]): boolean {
    const [first] = items;
    if (first === undefined) return false;
    const id = this.source.getId(first);
    const isRepeated = this.#firstIds.has(id);
    this.#firstIds.add(id);
    return isRepeated;
  }

  /**
   * Returns whether a repeated page is the whole list. If it has the requested size, by chance or
   * because only `page` is ignored, another call with a different size decides.
   */
  async #ignoresPerPage(length: number): Promise<boolean> {
    if (length < this.perPage) return true;
    if (this.callsLeft === 0) return false;
    const { items } = await this.#fetch(1, this.perPage === 1 ? 2 : this.perPage - 1);
    return sentLength(items) === length;
  }

  #fetch(page: number, perPage: number): Promise<UpstreamPage<Item>> {
    this.callsLeft -= 1;
    return this.source.fetch(page, perPage);
  }
}

/**
 * Returns the error for an upstream that ignores the requested page size. The detail includes the
 * hint, if there is one.
 */
export function otherPageSize(
  { provider, hint }: Pick<PageSource<never>, 'provider' | 'hint'>,
  perPage: number,
): UpstreamError {
  const detail = `returns ${perPage} per page`;
  return contractError(provider, hint === undefined ? detail : `${detail}: ${hint}`);
}

/** The error has no status, because it takes several responses to see the mismatch. */
function contractError(provider: string, detail: string): UpstreamError {
  return new UpstreamError({
    provider,
    code: 'UPSTREAM_CONTRACT',
    write: 'NOT_APPLIED',
    httpStatus: null,
    detail,
  });
}
