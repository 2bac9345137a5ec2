/** One page of a connection. */
export interface Slice<Item> {
  /**
   * Fewer than `first` before the end only if the page size is fixed and `MAX_CALLS` pages do not
   * contain more.
   */
  readonly items: readonly Item[];
  /** One cursor for each item. */
  readonly cursors: readonly string[];
  /** If it was not requested, it is true unless the end was seen. */
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Null if the upstream sends no total and did not return the whole list instead of a page. */
  readonly totalCount: number | null;
}
