import { keepSkipped } from '../../../upstream/wire/skipped-entries.ts';
import type { Slice } from '../../contract/slice.ts';
import { type Cursor, createCursorWriter, readCursor } from './cursor.ts';
import { indexAfter, searchCursor } from './find-cursor.ts';
import { PageReader } from './page-reader.ts';
import { validatePageSize } from './page-size.ts';
import type { PageSource, SliceArguments } from './page-source.ts';
import { PageWindow } from './page-window.ts';
import { maxCalls, planPages } from './plan-pages.ts';

/**
 * Reads one page of a connection in the fewest upstream calls, never more than `maxCalls`.
 *
 * @throws {ClientError} `BAD_USER_INPUT` if `first` or the cursor is invalid, before any call.
 * @throws {UpstreamError} `UPSTREAM_CONTRACT` if the upstream ignores `page` or `per_page`, and the
 * errors of the calls.
 */
export async function readSlice<Item>(
  source: PageSource<Item>,
  args: SliceArguments,
): Promise<Slice<Item>> {
  validatePageSize(args.first);
  const cursor = args.after === null ? null : readCursor(args.after, source.scope);
  const plan = planPages(source, args, cursor);
  const reader = new PageReader(source, plan.perPage, maxCalls(source, args));
  const window = new PageWindow(reader, plan.page);
  await window.readNext();
  if (cursor !== null) await searchCursor(window, cursor, plan.pages);
  while (lacksItems(window, args, cursor) && window.callsLeft > 0) await window.readNext();
  return toSlice(window, args, cursor, source.scope);
}

function lacksItems<Item>(
  { entries, following }: PageWindow<Item>,
  { first, needsHasNextPage }: SliceArguments,
  cursor: Cursor | null,
): boolean {
  const available = entries.length - indexAfter(entries, cursor);
  if (following === 'nothing' || available > first) return false;
  return available < first || (needsHasNextPage && following === 'unknown');
}

/** Returns the requested part of what was read. */
function toSlice<Item>(
  window: PageWindow<Item>,
  { first, needsHasNextPage }: SliceArguments,
  cursor: Cursor | null,
  scope: string,
): Slice<Item> {
  const { entries, following, total } = window;
  const rest = entries.slice(indexAfter(entries, cursor));
  // Inserted items may push the cursor's item to the end of what could be read. It is shown again, with the cursor of its new
  // position, because an empty page has none to continue with.
  const available = rest.length === 0 && following !== 'nothing' ? entries.slice(-1) : rest;
  // If no call is left to show what follows, the last item is kept back: then more certainly
  // follows.
  const isOpen = needsHasNextPage && following === 'unknown' && available.length <= first;
  const taken = available.slice(0, isOpen ? Math.max(1, available.length - 1) : first);
  const toCursor = createCursorWriter(scope);
  return {
    items: keepSkipped(
      window.incomplete,
      taken.map(({ item }) => item),
    ),
    cursors: taken.map(({ id, position }) => toCursor({ offset: position + 1, id })),
    hasNextPage: available.length > taken.length || following !== 'nothing',
    hasPreviousPage: cursor !== null && (taken[0]?.position ?? cursor.offset) > 0,
    totalCount: total,
  };
}
