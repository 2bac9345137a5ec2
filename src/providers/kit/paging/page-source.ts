/** One upstream page. */
export interface UpstreamPage<Item> {
  readonly items: readonly Item[];
  /** Number of items in the whole list; null if the upstream does not send it. */
  readonly total: number | null;
  /** Whether the upstream says that another page follows; null if it says nothing. */
  readonly hasNext?: boolean | null;
}

/** How an installation pages its lists, as far as it is known before the first call. */
export interface PagingCapabilities {
  /**
   * Whether totals are expected. It saves a look-ahead; a list with or without them is understood
   * in any case.
   */
  readonly hasTotal: boolean;
  /**
   * What a page means that is longer than requested: the `whole` list, of a panel that ignores
   * paging (docs/providers/onapp.md 6.1), or an `error`. Always an error if the size is fixed.
   */
  readonly oversizedPage: 'whole' | 'error';
  /** Page size that is configured for an installation that ignores `per_page`. */
  readonly fixedPerPage?: number | undefined;
  /**
   * What an operator can do about an installation that pages by a size of its own: `set
   * usersPerPage`.
   */
  readonly hint?: string | undefined;
}

/** A list that is read by numbered pages. */
export interface PageSource<Item> extends PagingCapabilities {
  /** The provider's key, for errors. */
  readonly provider: string;
  /**
   * The list that a cursor belongs to: the search and whatever else changes the list. Only a hash
   * of it leaves the gateway.
   */
  readonly scope: string;
  /** @param page counted from 1. */
  readonly fetch: (page: number, perPage: number) => Promise<UpstreamPage<Item>>;
  /** Returns the native id: 1 to 19 digits. */
  readonly getId: (item: Item) => string;
}

/** The arguments of a connection. */
export interface SliceArguments {
  /** Maximum number of items, validated by `validatePageSize`. */
  readonly first: number;
  /** The cursor after which to continue; null from the start. */
  readonly after: string | null;
  /** Whether `hasNextPage` is selected: it may cost a call. */
  readonly needsHasNextPage: boolean;
}

/** Returns whether a response may be the whole list although a page was requested. */
export const mayIgnorePaging = ({ oversizedPage, fixedPerPage }: PagingCapabilities) =>
  oversizedPage === 'whole' && fixedPerPage === undefined;
