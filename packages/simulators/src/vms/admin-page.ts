import type { SimulatedResponse } from '../core/message.ts';
import { parseInteger } from './input.ts';
import { json } from './responses.ts';
import type { Call } from './router.ts';

const DEFAULT_PER_PAGE = 25;

/**
 * Returns one page of a list in Laravel's envelope (fact sheet 1.8). Its links have a wrong host
 * and version, as in the vendor's samples, and its labels are untranslated keys (quirk 23).
 */
export function page<Item>(
  items: readonly Item[],
  { input, request }: Call,
  toWire: (item: Item) => object,
): SimulatedResponse {
  const perPage = Math.max(1, parseInteger(input['per_page']) ?? DEFAULT_PER_PAGE);
  const current = Math.max(1, parseInteger(input['page']) ?? 1);
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const start = (current - 1) * perPage;
  const shown = items.slice(start, start + perPage);
  const path = `http://127.0.0.1:8080${request.path.replace('/v1/', '/v3/')}`;
  // `from` and `to` are null on an empty page, as in Laravel (INFERRED).
  const isEmpty = shown.length === 0;
  const range = { from: isEmpty ? null : start + 1, to: isEmpty ? null : start + shown.length };
  const counts = { current_page: current, last_page: last, per_page: perPage, total: items.length };
  const links = linksTo(path, current, last);
  return json({
    data: shown.map(toWire),
    links,
    meta: { ...counts, ...range, path, links: numbered(links, { ...counts, path }) },
  });
}

function linksTo(path: string, current: number, last: number) {
  return {
    first: `${path}?page=1`,
    last: `${path}?page=${last}`,
    prev: current > 1 ? `${path}?page=${current - 1}` : null,
    next: current < last ? `${path}?page=${current + 1}` : null,
  };
}

/** Returns the row of page numbers that a web page would show. */
function numbered(
  { prev, next }: { readonly prev: string | null; readonly next: string | null },
  meta: { readonly path: string; readonly current_page: number; readonly last_page: number },
): readonly object[] {
  return [
    { url: prev, label: 'pagination.previous', active: false },
    ...numbersUpTo(meta.last_page).map((number) => ({
      url: `${meta.path}?page=${number}`,
      label: String(number),
      active: number === meta.current_page,
    })),
    { url: next, label: 'pagination.next', active: false },
  ];
}

function numbersUpTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, i) => i + 1);
}
