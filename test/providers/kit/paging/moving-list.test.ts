import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { firsts, fixedSizes, lengths, moves, reports } from './arbitraries.ts';
import { idsFrom, type NumberedList, numberedList } from './numbered-list.ts';
import { walk } from './walk.ts';

type Move = readonly [at: number, count: number];

/** Inserts new items between two pages, eight times: a list that grows forever has no end. */
function inserting(moves: readonly Move[]) {
  let made = 0;
  return ({ ids }: NumberedList) => {
    const [at, count] = moves[made % moves.length] ?? [0, 0];
    made += 1;
    if (made <= 8) {
      ids.splice(at % (ids.length + 1), 0, ...idsFrom(made * 1000, made * 1000 + count - 1));
    }
  };
}

/** Deletes items between two pages. */
function deleting(moves: readonly Move[]) {
  let made = 0;
  return ({ ids }: NumberedList) => {
    const [at, count] = moves[made % moves.length] ?? [0, 0];
    made += 1;
    ids.splice(at % Math.max(1, ids.length), count);
  };
}

const behaviours = fc.oneof(reports, fixedSizes);

describe('A walk over a list that changes between two pages', () => {
  it('loses nothing if items are inserted', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, behaviours, moves, async (length, firsts, how, moves) => {
        const list = numberedList(length, how);
        const seen = new Set(await walk(list, { firsts, between: inserting(moves) }));
        const lost = idsFrom(1, length).filter((id) => !seen.has(id));
        assert.deepEqual(lost, []);
      }),
      // The inserted items push the item of the cursor to the end of the last page that is read.
      {
        examples: [
          [
            2,
            [1, 15],
            { ownPerPage: 5, fixedPerPage: 5 },
            [
              [0, 19],
              [0, 0],
            ],
          ],
        ],
      },
    );
  });

  it('repeats nothing if items are inserted at the front', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, reports, async (length, firsts, how) => {
        const seen = await walk(numberedList(length, how), {
          firsts,
          between: inserting([[0, 1]]),
        });
        assert.deepEqual(seen, idsFrom(1, length));
      }),
    );
  });

  it('loses and repeats nothing if items are deleted', async () => {
    const places = moves.map((several) => several.map(([at]): Move => [at, 1]));
    await fc.assert(
      fc.asyncProperty(lengths, firsts, reports, places, async (length, firsts, how, places) => {
        const list = numberedList(length, how);
        const seen = await walk(list, { firsts, between: deleting(places) });
        assert.equal(new Set(seen).size, seen.length);
        const lost = list.ids.filter((id) => !seen.includes(id));
        assert.deepEqual(lost, []);
      }),
    );
  });

  it('repeats nothing and keeps the order if items are deleted', async () => {
    await fc.assert(
      fc.asyncProperty(lengths, firsts, behaviours, moves, async (length, firsts, how, moves) => {
        const list = numberedList(length, how);
        const seen = (await walk(list, { firsts, between: deleting(moves) })).map(Number);
        assert.ok(seen.every((id, index) => index === 0 || id > (seen[index - 1] ?? 0)));
      }),
    );
  });
});
