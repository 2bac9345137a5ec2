import { readOr } from '../../../upstream/wire/read-all.ts';
import { SINGLE_VALUE, type StoredForm } from '../../../upstream/wire/stored-form.ts';
import { wireObject } from '../../../upstream/wire/wire-object.ts';
import { toStoredForm, type WireType } from '../../../upstream/wire/wire-type.ts';
import { isPlainObject, optional, wireFlag, wireInt } from '../../kit/wire/wire-values.ts';
import { phpList } from '../wire-values.ts';

/** One page of a list. */
export interface WirePage<Item> {
  readonly data: readonly Item[];
  readonly meta: {
    readonly last_page: number | null;
    readonly total: number | null;
    /** Whether a link to the next page is sent; null if no link is sent in either case. */
    readonly has_next: boolean | null;
  } | null;
}

/**
 * Returns the type of one page of a list of the Admin API, in any of the envelopes of Laravel. Its links name wrong
 * hosts, so only their presence is read; a list without an envelope is a page without counts (quirk 23).
 *
 * @see docs/providers/vms.md section 1.8
 */
export function wirePage<Item>(item: WireType<Item>): WireType<WirePage<Item>> {
  const list = phpList(item);
  // A page is only as good as its list.
  const page = wireObject({ data: list, meta: optional(wireCounts) }, ['data']);
  return {
    isComposite: true,
    read: (value, parent, key) =>
      Array.isArray(value)
        ? { data: list.read(value, parent, key), meta: null }
        : page.read(isPlainObject(value) ? toEnvelope(value) : value, parent, key),
    stored: pageForm(toStoredForm(list)),
  };
}

/** Returns the form of a page, in the first of the envelopes. Of the link to the next page it stores whether there is one. */
const pageForm = (list: StoredForm): StoredForm => ({
  reduce: (value) => {
    if (!isPlainObject(value)) return list.reduce(value);
    const { data, meta } = toEnvelope(value);
    const { has_next: hasNext, last_page: lastPage, total } = meta;
    return {
      data: list.reduce(data),
      meta: { last_page: SINGLE_VALUE.reduce(lastPage), total: SINGLE_VALUE.reduce(total) },
      ...(hasNext !== null && { next_page_url: hasNext ? '' : null }),
    };
  },
  outline: { data: list.outline, meta: {} },
  hasSecrets: list.hasSecrets,
});

/**
 * Returns whether another page follows this one; null if the page does not say so.
 *
 * @param number the number of this page, counted from 1.
 */
export function hasNextPage({ meta }: WirePage<unknown>, number: number): boolean | null {
  const lastPage = readOr(null, () => meta?.last_page ?? null);
  // Without a number of pages, a link shows whether there is another one.
  return lastPage === null ? (meta?.has_next ?? null) : number < lastPage;
}

const wireCounts = wireObject({
  last_page: optional(wireInt),
  total: optional(wireInt),
  has_next: optional(wireFlag),
});

/**
 * Converts the envelopes to one: the counts of a paginator are in `meta`, in `meta.pagination`, or beside `data`, and a
 * paginator that is passed to a resource is in `data` itself.
 */
function toEnvelope(sent: Readonly<Record<string, unknown>>) {
  const outer = isPlainObject(sent['data']) && 'data' in sent['data'] ? sent['data'] : sent;
  const meta = isPlainObject(outer['meta']) ? outer['meta'] : outer;
  const counts = isPlainObject(meta['pagination']) ? meta['pagination'] : meta;
  return {
    data: outer['data'],
    meta: {
      last_page: counts['last_page'] ?? counts['lastPage'] ?? counts['total_pages'],
      total: counts['total'],
      has_next: hasNextLink(outer, counts),
    },
  };
}

/** Looks for the link in every object that may have it: a paginator without a total only has this. */
function hasNextLink(...holders: readonly Readonly<Record<string, unknown>>[]): boolean | null {
  for (const holder of holders) {
    if ('next_page_url' in holder) return typeof holder['next_page_url'] === 'string';
    const { links } = holder;
    if (isPlainObject(links) && 'next' in links) return typeof links['next'] === 'string';
  }
  return null;
}
