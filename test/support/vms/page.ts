/**
 * Returns one page of a list as the Admin API pages it: Laravel's envelope, whose links lead to
 * another host as in the vendor's samples (fact sheet 1.8).
 *
 * @param url of the request, with `page` and `per_page`.
 */
export function toPageOf(items: readonly object[], url: string): object {
  const { pathname, searchParams } = new URL(url, 'http://vms');
  const page = Number(searchParams.get('page') ?? 1);
  const perPage = Number(searchParams.get('per_page') ?? 25);
  const elsewhere = `http://127.0.0.1:8080${pathname}?page=9`;
  return {
    data: items.slice((page - 1) * perPage, page * perPage),
    links: { first: elsewhere, last: elsewhere, prev: elsewhere, next: elsewhere },
    meta: {
      current_page: page,
      last_page: Math.ceil(items.length / perPage),
      per_page: perPage,
      total: items.length,
      path: elsewhere,
      links: [{ url: elsewhere, label: 'pagination.next', active: false }],
    },
  };
}

/** Returns the requested number of items, numbered from 1. */
export const many = <Item>(count: number, make: (number: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index + 1));

/** Returns the parameters of a request. */
export const queryOf = (url: string): Readonly<Record<string, string>> =>
  Object.fromEntries(new URL(url, 'http://vms').searchParams);
