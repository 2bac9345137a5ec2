import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireId } from '../../../../src/providers/kit/wire/wire-values.ts';
import { wirePage } from '../../../../src/providers/vms/admin-api/page-wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { wireObject } from '../../../../src/upstream/wire/wire-object.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson, startHttpServer } from '../../../support/upstreams/http-server.ts';
import { plain } from '../../../support/values/plain.ts';
import { connectAdmin } from '../../../support/vms/data-sources.ts';

const page = wirePage(wireObject({ id: wireId }));
const ITEMS = [{ id: 1 }, { id: 2 }];
const IDS = [{ id: '1' }, { id: '2' }];
const NEXT = 'http://127.0.0.1:8080/api/v3/roles?page=2';

/** The envelopes of Laravel around page `n` of three pages with a total of six. */
const ENVELOPES: Readonly<Record<string, (n: number, data: unknown) => unknown>> = {
  'a resource collection': (n, data) => ({
    data,
    meta: { current_page: n, last_page: 3, total: 6 },
  }),
  'a paginator in camel case': (n, data) => ({ currentPage: n, data, lastPage: 3, total: 6 }),
  'a paginator': (n, data) => ({ current_page: n, data, last_page: 3, total: 6 }),
  'a paginator in data': (n, data) => ({ data: { current_page: n, data, last_page: 3, total: 6 } }),
  'a paginator beside a status': (n, data) => ({
    status: true,
    data: { current_page: n, data, last_page: '3', total: '6' },
  }),
  Fractal: (n, data) => ({
    data,
    meta: { pagination: { current_page: n, total_pages: 3, total: 6, links: { next: NEXT } } },
  }),
};

/** The envelopes without a number of pages. */
const LINKED: Readonly<Record<string, (n: number, data: unknown) => unknown>> = {
  'a simple paginator': (n, data) => ({
    current_page: n,
    data,
    next_page_url: n < 3 ? NEXT : null,
  }),
  'a resource collection of a simple paginator': (n, data) => ({
    data,
    links: { first: NEXT, last: null, next: n < 3 ? NEXT : null },
    meta: { current_page: n, per_page: 2 },
  }),
};

const permissionOf = (n: number) => [
  { type: 'user', permissions: [{ id: n, name: `permission-${n}` }] },
];

describe('F19: a page of the Admin API', () => {
  for (const [title, wrap] of Object.entries(ENVELOPES)) {
    it(`has the counts of ${title}`, () => {
      const { data, meta } = decode(page, wrap(1, ITEMS));
      assert.deepEqual([plain(data), meta?.last_page, meta?.total], [IDS, 3, 6]);
    });
  }

  for (const [title, wrap] of Object.entries(LINKED)) {
    it(`has the next link of ${title}`, () => {
      const hasNext = (n: number) => decode(page, wrap(n, ITEMS)).meta?.has_next;
      assert.deepEqual([hasNext(1), hasNext(3)], [true, false]);
    });
  }

  it('has no counts if none are sent', () => {
    for (const sent of [
      ITEMS,
      { data: ITEMS },
      { data: ITEMS, meta: [] },
      { data: ITEMS, meta: null },
    ]) {
      const { data, meta } = decode(page, sent);
      assert.deepEqual(
        [plain(data), meta?.last_page ?? null, meta?.total ?? null],
        [IDS, null, null],
      );
    }
  });

  it('is refused if it has no list', () => {
    for (const sent of [null, 5, 'x', {}, { meta: { total: 1 } }, { error: 'no' }]) {
      assert.throws(() => decode(page, sent), { name: 'ContractMismatch' });
    }
  });
});

describe('F19: the permissions of all roles', () => {
  for (const [title, wrap] of Object.entries({ ...ENVELOPES, ...LINKED })) {
    it(`are read to the last page of ${title}`, async () => {
      await using upstream = await startHttpServer((response, { url }) => {
        const n = Number(new URL(url, 'http://vms').searchParams.get('page'));
        sendJson(response, 200, wrap(n, permissionOf(n)));
      });
      await using admin = connectAdmin({ url: upstream.url, token: 'canary' });
      const permissions = await admin.listUserRolePermissions(aCall());
      assert.deepEqual(
        permissions.map(({ id }) => id),
        ['1', '2', '3'],
      );
      assert.equal(upstream.arrivals.length, 3);
    });
  }
});
