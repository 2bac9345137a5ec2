import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientError } from '../../../src/providers/contract/client-error.ts';
import {
  type Adapter,
  ANYTHING,
  openAdapter,
  openDoorOver,
  openDoorOverPlatform,
} from '../../support/activeplatform/adapter.ts';
import { many, userBody } from '../../support/activeplatform/bodies.ts';
import { TOKEN } from '../../support/activeplatform/gateway.ts';
import { aCall } from '../../support/upstreams/background-call.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const unsupportedSearch = (error: unknown) =>
  error instanceof ClientError &&
  error.code === 'UNSUPPORTED_BY_PROVIDER' &&
  error.message.includes('search by words');

describe('the search for ActivePlatform users', () => {
  const find = (door: Adapter, match: Parameters<Adapter['findUsers']>[0], call = aCall()) =>
    door.findUsers(match, ANYTHING, call);
  const idsOf = (users: readonly { readonly id: unknown }[]) => users.map(({ id }) => id);

  it('compares the e-mail address again, whatever the filter returns', async () => {
    const emails = ['nora@quist.example.org', 'Nora@Quist.Example', 'eleonora@quist.example', ''];
    const users = emails.map((email, index) => userBody(index + 1, { email }));
    await using over = await openDoorOver(() => users);
    const address = 'nora@quist.EXAMPLE';
    for (const match of [{ email: address }, { login: address }, { text: address }]) {
      assert.deepEqual(idsOf(await find(over.door, match)), ['activeplatform/user/2']);
    }
  });

  it('returns no users only if no more can match', async () => {
    const match = { email: 'nora@quist.example' };
    for (const count of [0, 9]) {
      await using over = await openDoorOver(() => many(count, userBody));
      assert.deepEqual(await find(over.door, match), []);
    }
    for (const count of [100, 64, 12]) {
      await using over = await openDoorOver(() => many(count, userBody));
      await assert.rejects(find(over.door, match), {
        code: 'UNSUPPORTED_BY_PROVIDER',
        message:
          'activeplatform offers no search for this address, because its filter matches too many other users.',
      });
      assert.equal(over.arrivals.length, 1);
    }
  });

  it('requests a page of the configured size', async () => {
    await using over = await openDoorOver(() => many(5, userBody), { usersPerPage: 5 });
    await assert.rejects(find(over.door, { text: 'nora@quist.example' }), {
      code: 'UNSUPPORTED_BY_PROVIDER',
    });
    assert.match(over.arrivals[0]?.url ?? '', /&per_page=5&/);
  });

  it('is one call for the same address in any field', async () => {
    await using over = await openDoorOverPlatform();
    const call = aCall();
    const found = await Promise.all([
      find(over.door, { email: 'test@mail.com' }, call),
      find(over.door, { login: 'test@mail.com' }, call),
      find(over.door, { text: 'test@mail.com' }, call),
    ]);
    assert.deepEqual(found.map(idsOf), Array(3).fill(['activeplatform/user/2000132']));
    assert.deepEqual(
      over.platform.journal.map(({ query }) => query),
      [`api_token=${TOKEN}&page=1&per_page=100&filters%5Bemail%5D=test%40mail.com`],
    );
  });

  it('returns at most 100 users of one address', async () => {
    const email = 'nora@quist.example';
    await using over = await openDoorOver(() => many(130, (id) => userBody(id, { email })));
    const found = await find(over.door, { text: email });
    assert.deepEqual(found.length, 100);
    assert.equal(found[99]?.id, 'activeplatform/user/100');
  });

  it('refuses words and sends nothing', async () => {
    await using over = await openDoorOver(() => []);
    await assert.rejects(find(over.door, { text: 'nora quist' }), unsupportedSearch);
    assert.deepEqual(over.arrivals, []);
  });

  it('returns no users for a login that is no address', async () => {
    await using over = await openDoorOverPlatform();
    assert.deepEqual(await find(over.door, { login: 'nora' }), []);
  });

  it('gives a list no more time than a document', async () => {
    await using server = await startHttpServer((response) => {
      setTimeout(() => sendJson(response, 200, []), 400);
    });
    const door = openAdapter(server.url, { attemptMs: 100 });
    const page = { first: 3, after: null, search: null, needsHasNextPage: true };
    assert.equal((await door.listUsers(page, ANYTHING, aCall())).items.length, 0);
    // The connection of the list is used again: the time of the search covers no new one.
    await assert.rejects(find(door, { email: 'a@b.example' }), { code: 'UPSTREAM_TIMEOUT' });
    await door.close();
  });
});
