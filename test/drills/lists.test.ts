import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../support/clients/graphql.ts';
import { startBench } from './fault-matrix/fixture.ts';
import { UPSTREAM_APIS } from './fault-matrix/upstream-apis.ts';

const billing = UPSTREAM_APIS.find(({ key }) => key === 'billing');
const platform = UPSTREAM_APIS.find(({ key }) => key === 'platform');

type Entry = { readonly id: number };

/** Changes of a list of cameras, and the cameras that are still shown. */
const CHANGES: Readonly<Record<string, { change: (list: Entry[]) => Entry[]; shown: string[] }>> = {
  'in another order': { change: (list) => list.toReversed(), shown: ['2', '3', '5'] },
  'with each entry twice': { change: (list) => [...list, ...list], shown: ['2', '3', '5'] },
  'without the first': { change: (list) => list.slice(1), shown: ['3', '5'] },
  'without any': { change: () => [], shown: [] },
};

describe('D25: A list of cameras read in one call', () => {
  for (const [title, { change, shown }] of Object.entries(CHANGES)) {
    it(`gives each id its own camera, ${title}`, async () => {
      const { data, errors } = await camerasOver(change);
      assert.deepEqual(errors, []);
      for (const id of ['2', '3', '5']) {
        const expected = shown.includes(id) ? { id: `billing-read/camera/${id}` } : null;
        assert.deepEqual(data?.[`camera${id}`], expected);
      }
    });
  }

  it('shows none of them if it contains one not requested', async () => {
    const { data, errors } = await camerasOver((list) => [
      ...list.slice(1),
      { ...list[0], id: 99 },
    ]);
    assert.deepEqual(data, { camera2: null, camera3: null, camera5: null });
    assert.deepEqual(
      [...new Set(errors.map(({ extensions }) => extensions['code']))],
      ['UPSTREAM_CONTRACT'],
    );
  });
});

async function camerasOver(change: (list: Entry[]) => Entry[]) {
  assert.ok(billing !== undefined);
  await using bench = await startBench();
  bench.seatOf(billing, 'read').proxy?.meetWith(async ({ forward, send: response }) => {
    const truth = await forward();
    const list: Entry[] = JSON.parse(truth.body.toString('utf8'));
    await response({ ...truth, body: Buffer.from(JSON.stringify(change(list))) });
  });
  const fields = ['2', '3', '5'].map(
    (id) => `camera${id}: camera(id: "billing-read/camera/${id}") { id }`,
  );
  return await send(bench.url, `{ ${fields.join(' ')} }`);
}

const PAGE = `query ($after: String) {
  users(provider: "platform-read", first: 5, after: $after) {
    nodes { id }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface Page {
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('D26: A list that always returns its first page', () => {
  it('is refused after a few calls', async () => {
    assert.ok(platform !== undefined);
    await using bench = await startBench();
    const { proxy, simulator } = bench.seatOf(platform, 'read');
    const first = bench.installation.forwardTo(simulator);
    proxy?.meetWith(async ({ request, send: response }) => {
      await response(
        await first({ ...request, path: request.path.replace(/([?&]page=)\d+/, '$11') }),
      );
    });
    let after: string | null = null;
    let pages = 0;
    const codes = new Set<unknown>();
    do {
      const { data, errors } = await send(bench.url, PAGE, { after });
      for (const { extensions } of errors) codes.add(extensions['code']);
      const page = (data?.['users'] ?? null) as Page | null;
      after = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && pages < 20);
    // Fourteen users fill three pages of five, and one more page shows that the list repeats.
    assert.ok(pages <= 4, `${pages} pages`);
    assert.ok((proxy?.requests.length ?? 0) <= 3 * pages);
    assert.deepEqual([...codes], ['UPSTREAM_CONTRACT']);
  });
});
