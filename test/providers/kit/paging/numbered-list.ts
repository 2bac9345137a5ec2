import type { PageSource } from '../../../../src/providers/kit/paging/page-source.ts';

/** How the list responds. By default as requested, without totals. */
export interface ListBehaviour extends Partial<Omit<PageSource<string>, 'fetch' | 'getId'>> {
  /** Sends the length of the whole list. */
  readonly counts?: boolean;
  /** Never returns more items per page, whatever is requested, and pages by this size. */
  readonly cap?: number;
  /** Always returns this many items per page, whatever is requested. */
  readonly ownPerPage?: number;
  /** Returns the first page, whichever is requested. */
  readonly ignoresPage?: boolean;
  /** Returns the whole list. */
  readonly ignoresPaging?: boolean;
  /** Called after each response: the list may change between two calls. */
  readonly afterCall?: (ids: string[]) => void;
}

/** A list of ids that is read by numbered pages. It records every call as `page/perPage`. */
export interface NumberedList {
  readonly source: PageSource<string>;
  readonly ids: string[];
  readonly calls: string[];
}

export function numberedList(length: number, behaviour: ListBehaviour = {}): NumberedList {
  const { counts = false, ignoresPage, ignoresPaging, afterCall, ...habits } = behaviour;
  const ids = Array.from({ length }, (_, index) => String(index + 1));
  const calls: string[] = [];
  const fetch = (page: number, perPage: number) => {
    calls.push(`${page}/${perPage}`);
    const size = behaviour.ownPerPage ?? Math.min(perPage, behaviour.cap ?? perPage);
    const start = ignoresPage ? 0 : (page - 1) * size;
    const items = ignoresPaging ? [...ids] : ids.slice(start, start + size);
    const response = { items, total: counts ? ids.length : null };
    afterCall?.(ids);
    return Promise.resolve(response);
  };
  const source: PageSource<string> = {
    provider: 'acme',
    scope: 'acme',
    hasTotal: counts,
    oversizedPage: 'error',
    ...habits,
    fetch,
    getId: (id) => id,
  };
  return { source, ids, calls };
}

/** `ids(3, 5)` → `['3', '4', '5']` */
export function idsFrom(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}
