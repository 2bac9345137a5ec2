import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { activePlatformSettings } from '../../../src/providers/activeplatform/settings.ts';
import { ClientError } from '../../../src/providers/contract/client-error.ts';
import {
  type Adapter,
  ANYTHING,
  openDoorOver,
  openDoorOverPlatform,
} from '../../support/activeplatform/adapter.ts';
import { many, userBody } from '../../support/activeplatform/bodies.ts';
import { TOKEN } from '../../support/activeplatform/gateway.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

interface Asked {
  readonly first: number;
  readonly after?: string | null;
  readonly search?: string | null;
}

const list = (door: Adapter, { first, after = null, search = null }: Asked, call = aCall()) =>
  door.listUsers({ first, after, search, needsHasNextPage: true }, ANYTHING, call);

/** Reads to the end, as a client does that follows the cursors. */
async function walk(door: Adapter, first: number): Promise<readonly string[][]> {
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const slice: Awaited<ReturnType<typeof list>> = await list(door, { first, after });
    pages.push(slice.items.map(({ id }) => String(id).replace('activeplatform/user/', '')));
    after = slice.hasNextPage ? (slice.cursors.at(-1) ?? null) : null;
  } while (after !== null && pages.length < 20);
  return pages;
}

const unsupportedSearch = (error: unknown) =>
  error instanceof ClientError &&
  error.code === 'UNSUPPORTED_BY_PROVIDER' &&
  error.message.includes('search by words');

describe('the list of ActivePlatform users', () => {
  it('costs one call per page', async () => {
    await using over = await openDoorOver(() => many(4, userBody));
    const slice = await list(over.door, { first: 3 });
    assert.deepEqual(
      slice.items.map(({ login }) => login),
      [1, 2, 3].map((id) => `person-${id}@quist.example`),
    );
    assert.deepEqual([slice.hasNextPage, slice.totalCount], [true, null]);
    assert.deepEqual(
      over.arrivals.map(({ method, url }) => `${method} ${url}`),
      [`GET /api/vendor/v1/users.json?api_token=${TOKEN}&page=1&per_page=4`],
    );
  });

  it('is read once per request', async () => {
    await using over = await openDoorOver(() => many(2, userBody));
    const call = aCall();
    await list(over.door, { first: 5 }, call);
    await list(over.door, { first: 5 }, call);
    assert.equal(over.arrivals.length, 1);
    await list(over.door, { first: 5 });
    assert.equal(over.arrivals.length, 2);
  });

  it('returns every user once, following the cursors', async () => {
    await using over = await openDoorOverPlatform();
    const pages = await walk(over.door, 4);
    assert.deepEqual(
      pages.map((page) => page.length),
      [4, 4, 4, 2],
    );
    assert.equal(new Set(pages.flat()).size, 14);
    assert.equal(over.platform.journal.length, pages.length);
  });

  it('finds a user by e-mail address in any case', async () => {
    await using over = await openDoorOverPlatform();
    const slice = await list(over.door, { first: 5, search: 'TEST@mail.com' });
    assert.deepEqual(
      slice.items.map(({ id }) => id),
      ['activeplatform/user/2000132'],
    );
    assert.match(over.platform.journal[0]?.query ?? '', /&filters%5Bemail%5D=TEST%40mail.com$/);
  });

  it('refuses a search by words and sends nothing', async () => {
    await using over = await openDoorOver(() => []);
    for (const search of ['tess marlow', 'tess', '', '@', 'a@', 'a b@c.example', 'a@b@c']) {
      await assert.rejects(list(over.door, { first: 5, search }), unsupportedSearch, search);
    }
    assert.deepEqual(over.arrivals, []);
  });

  it('refuses a cursor of another search', async () => {
    await using over = await openDoorOver(() => many(4, userBody));
    const { cursors } = await list(over.door, { first: 3 });
    const after = cursors.at(-1) ?? null;
    await assert.rejects(list(over.door, { first: 3, after, search: 'a@b.example' }), {
      code: 'BAD_USER_INPUT',
    });
    assert.equal(over.arrivals.length, 1);
  });

  it('reveals the token in no error', async () => {
    await using over = await openDoorOver(() => ({ said: `api_token=${TOKEN}` }));
    await assert.rejects(list(over.door, { first: 3 }), (error: Error) => {
      assert.ok(!`${error.stack}${JSON.stringify(error)}`.includes(TOKEN));
      return true;
    });
  });
});

describe('an installation that does not page as requested', () => {
  it('may ignore `per_page` if its page size is configured', async () => {
    const options = { paging: 'perPageIgnored', defaultPerPage: 6 } as const;
    await using over = await openDoorOverPlatform(options, { usersPerPage: 6 });
    const pages = await walk(over.door, 5);
    assert.deepEqual(
      pages.map((page) => page.length),
      [5, 5, 4],
    );
    assert.equal(new Set(pages.flat()).size, 14);
    for (const { query } of over.platform.journal) assert.match(query, /&per_page=6$/);
  });

  it('fails with a hint if pages have another size', async () => {
    for (const defaultPerPage of [5, 10]) {
      const options = { paging: 'perPageIgnored', defaultPerPage } as const;
      await using over = await openDoorOverPlatform(options);
      await assert.rejects(list(over.door, { first: defaultPerPage === 5 ? 3 : 12 }), {
        code: 'UPSTREAM_CONTRACT',
        message: new RegExp(`returns ${defaultPerPage} per page: set usersPerPage`),
      });
      assert.ok(over.platform.journal.length <= 2);
    }
  });

  it('fails if it caps the page size below the requested', async () => {
    for (const maxPerPage of [10, 12, 13]) {
      await using over = await openDoorOverPlatform({ maxPerPage });
      await assert.rejects(list(over.door, { first: 13 }), {
        code: 'UPSTREAM_CONTRACT',
        message: new RegExp(`returns ${maxPerPage} per page: set usersPerPage`),
      });
    }
  });

  it('fails if it ignores `page`, without a third call', async () => {
    const options = { paging: 'pageIgnored', maxPerPage: 10 } as const;
    await using over = await openDoorOverPlatform(options, { usersPerPage: 10 });
    await assert.rejects(list(over.door, { first: 12 }), {
      code: 'UPSTREAM_CONTRACT',
      message: /ignores page/,
    });
    assert.equal(over.platform.journal.length, 2);
  });

  it('fails if it ignores paging and has more users', async () => {
    await using over = await openDoorOverPlatform({ paging: 'ignored' });
    await assert.rejects(list(over.door, { first: 3 }), { code: 'UPSTREAM_CONTRACT' });
    assert.equal(over.platform.journal.length, 1);
  });

  it('fails if it ignores paging and has ten users', async () => {
    await using over = await openDoorOverPlatform({ paging: 'ignored' });
    await assert.rejects(list(over.door, { first: 25 }), { message: /ignores page/ });
    assert.equal(over.platform.journal.length, 2);
    await using small = await openDoorOver(() => many(9, userBody));
    assert.equal((await list(small.door, { first: 25 })).items.length, 9);
  });

  it('is configured with a whole number from 1 to 1000', () => {
    const settings = { kind: 'activePlatform', url: 'https://panel.example', apiToken: TOKEN };
    const isTaken = (usersPerPage: unknown) =>
      activePlatformSettings.safeParse({ ...settings, usersPerPage }).success;
    assert.deepEqual([undefined, 1, 1000].map(isTaken), [true, true, true]);
    assert.deepEqual([0, 1.5, 1001, '10'].map(isTaken), [false, false, false, false]);
  });
});
