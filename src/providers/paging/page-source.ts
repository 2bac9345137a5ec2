/** One upstream page. */
export interface UpstreamPage<Item> {
  readonly items: readonly Item[];
  /** Of the whole list; null where the upstream does not tell. */
  readonly total: number | null;
}

/** How an installation's list answers, as far as it is known before it is asked. */
export interface PagingHabits {
  /** Whether totals are expected. It saves a look-ahead; either answer is understood. */
  readonly tellsTotal: boolean;
  /**
   * What a page that is longer than asked for means: the `whole` list, of a panel that ignores paging
   * (docs/providers/onapp.md 6.1), or an `error`. Always an error where the size is fixed.
   */
  readonly longPage: 'whole' | 'error';
  /** Items a page, where an installation is configured with it because it ignores `per_page`. */
  readonly fixedPerPage?: number | undefined;
  /** What an operator can do about an installation that pages by a size of its own: `set usersPerPage`. */
  readonly remedy?: string | undefined;
}

/** A list that is read by numbered pages. */
export interface PageSource<Item> extends PagingHabits {
  /** The provider's key, for errors. */
  readonly provider: string;
  /** What a cursor belongs to: the search and whatever else changes the list. Only a hash of it leaves the gateway. */
  readonly scope: string;
  /** @param page counted from 1. */
  readonly fetch: (page: number, perPage: number) => Promise<UpstreamPage<Item>>;
  /** The native id: 1 to 19 digits. */
  readonly idOf: (item: Item) => string;
}

/** What is asked of a connection. */
export interface SliceArguments {
  /** Items at most, as `checkFirst` lets pass. */
  readonly first: number;
  /** The cursor after which to continue; null from the start. */
  readonly after: string | null;
  /** Whether `hasNextPage` is selected: it may cost a call. */
  readonly wantsNext: boolean;
}

/** Whether an answer may be the whole list although pages were asked for. */
export const mayIgnorePaging = ({ longPage, fixedPerPage }: PagingHabits) =>
  longPage === 'whole' && fixedPerPage === undefined;
