import { positiveInteger } from '../core/positive-integer.ts';
import type { ActivePlatformOptions } from './options.ts';

/**
 * Applies `filters[…]`, `sorting[…]`, `page` and `per_page` (fact sheet 3).
 *
 * INFERRED: filters compare the whole value, except that filters of dates compare the start of the
 * text (so a day is enough); unknown filters and sorting fields are ignored; pages count from 1; a
 * page past the end is `[]`.
 */
export function toPage<T extends object>(
  rows: readonly T[],
  query: URLSearchParams,
  filters: readonly string[],
  options: ActivePlatformOptions,
): readonly T[] {
  const filtered = rows.filter((row) =>
    filters.every((field) => matches(row, field, query.get(`filters[${field}]`))),
  );
  const sorted = sort(filtered, query);
  if (options.paging === 'ignored') return sorted;
  const { page, perPage } = readPaging(query, options);
  return sorted.slice((page - 1) * perPage, page * perPage);
}

function readPaging(
  query: URLSearchParams,
  { paging, defaultPerPage, maxPerPage }: ActivePlatformOptions,
) {
  const page = paging === 'pageIgnored' ? null : positiveInteger(query.get('page'));
  const perPage = paging === 'perPageIgnored' ? null : positiveInteger(query.get('per_page'));
  return { page: page ?? 1, perPage: Math.min(perPage ?? defaultPerPage, maxPerPage) };
}

function matches(row: object, field: string, wanted: string | null): boolean {
  if (wanted === null || wanted === '') return true;
  const value = String(readProperty(row, field));
  if (field.endsWith('_at')) return value.startsWith(wanted);
  return toComparable(value) === toComparable(wanted);
}

/**
 * Makes `credit hold` and `credit_hold` one status (Q9), and ignores the case of e-mail addresses.
 */
function toComparable(value: string): string {
  return value.toLowerCase().replaceAll(' ', '_');
}

function sort<T extends object>(rows: readonly T[], query: URLSearchParams): readonly T[] {
  const field = query.get('sorting[field]') ?? 'id';
  const direction = query.get('sorting[reversed]') === 'true' ? -1 : 1;
  return rows.toSorted((a, b) => direction * compare(a, b, field));
}

function compare(a: object, b: object, field: string): number {
  const [left, right] = [readProperty(a, field), readProperty(b, field)];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right));
}

function readProperty(row: object, name: string): unknown {
  return Object.entries(row).find(([key]) => key === name)?.[1];
}
