import assert from 'node:assert/strict';
import type { Slice } from '../../../../src/providers/contract/slice.ts';
import { maxCalls } from '../../../../src/providers/kit/paging/plan-pages.ts';
import { readSlice } from '../../../../src/providers/kit/paging/read-slice.ts';
import type { NumberedList } from './numbered-list.ts';

/** How a client walks. */
export interface Walk {
  /** The sizes of the pages, over and over again. */
  readonly firsts: readonly number[];
  readonly needsHasNextPage?: boolean;
  /** Called between two pages. */
  readonly between?: (list: NumberedList, seen: readonly string[]) => void;
}

/**
 * Reads a list to its end, page by page, and returns what the client sees. Every page is checked
 * against its bounds.
 */
export async function walk(
  list: NumberedList,
  { firsts, needsHasNextPage = true, between }: Walk,
): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  for (let page = 0; page < 1000; page += 1) {
    const first = firsts[page % firsts.length] ?? 1;
    const slice: Slice<string> = await readWithinBounds(list, { first, after, needsHasNextPage });
    seen.push(...slice.items);
    after = slice.cursors.at(-1) ?? null;
    if (!slice.hasNextPage || after === null) return seen;
    between?.(list, seen);
  }
  throw new Error('The walk does not end.');
}

async function readWithinBounds(
  list: NumberedList,
  args: Parameters<typeof readSlice>[1],
): Promise<Slice<string>> {
  const before = list.calls.length;
  const slice = await readSlice(list.source, args).finally(() => {
    const made = list.calls.length - before;
    const most = maxCalls(list.source, args);
    assert.ok(made >= 1 && made <= most && most <= 4, `${made} calls, of ${most} at most`);
  });
  assert.ok(slice.items.length <= args.first, 'more items than requested');
  assert.equal(slice.cursors.length, slice.items.length);
  assert.equal(new Set(slice.items).size, slice.items.length, 'an item twice on a page');
  if (args.needsHasNextPage && slice.hasNextPage) assert.ok(slice.items.length > 0, 'no way on');
  return slice;
}
