import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import type { UserModel } from '../../../src/providers/contract/provider.ts';
import type { FindUsers } from '../../../src/providers/contract/user-list.ts';
import {
  asking,
  FORMATS,
  openDoorOverAnswers,
  openDoorOverPanel,
  show,
  wanting,
} from '../../support/onapp/adapter.ts';
import { aCall } from '../../support/upstreams/background-call.ts';

const idsOf = (users: readonly UserModel[]) => users.map(({ id }) => id);

/** Starts a panel with this many hits, each of which begins with the search words. */
const overHits = (hits: number, headers: Readonly<Record<string, string>> = {}) =>
  openDoorOverAnswers((response) => {
    const users = Array.from({ length: hits }, (_none, index) => ({
      user: { id: index + 1, login: `ann.${index}`, email: `ann.${index}@example.net` },
    }));
    response.writeHead(200, headers).end(JSON.stringify(users));
  });

for (const format of FORMATS) {
  describe(`OnApp: findUsers in ${format.toUpperCase()}`, () => {
    const found: readonly (readonly [string, FindUsers, readonly string[]])[] = [
      ['by address, ignoring case', { email: 'TEST@Mail.com' }, ['onapp/user/17']],
      ['by login, ignoring case', { login: 'John.DOE' }, ['onapp/user/12']],
      ['by words in a field', { text: 'doe' }, ['onapp/user/12', 'onapp/user/13']],
    ];
    for (const [whom, match, ids] of found) {
      it(`finds users ${whom}, in one short call`, async () => {
        await using over = await openDoorOverPanel({}, { format });
        assert.deepEqual(idsOf(await over.door.findUsers(match, wanting('login'), aCall())), ids);
        const [words] = Object.values(match);
        const query = `short=&page=1&per_page=100&q=${words}`;
        assert.deepEqual(over.args(), [`GET /users.${format}?${query}`]);
      });
    }

    it('omits users whose login or address only contains the words', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const nobody = async (match: FindUsers) =>
        idsOf(await over.door.findUsers(match, wanting(), aCall()));
      assert.deepEqual(await nobody({ login: 'john' }), []);
      assert.deepEqual(await nobody({ email: 'mail.com' }), []);
      // The address of another user is in a field that the panel searches as well.
      assert.deepEqual(await nobody({ login: 'test@mail.com' }), []);
    });

    it('reads the full form if roles are selected', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      const users = await over.door.findUsers({ login: 'ingrid' }, wanting('roles'), call);
      assert.deepEqual(await show(users, 'roles { identifier }', call), [
        { roles: [{ identifier: 'user' }] },
      ]);
      assert.deepEqual(over.args(), [`GET /users.${format}?page=1&per_page=100&q=ingrid`]);
    });

    it('Q7: rejects a search by login with an API key', async () => {
      await using over = await openDoorOverPanel({}, { format }, 'apiKey');
      await assert.rejects(over.door.findUsers({ login: 'john.doe' }, wanting(), aCall()), {
        code: 'UNSUPPORTED_BY_PROVIDER',
        provider: 'onapp',
        message: 'onapp offers no search by login if the gateway signs in with an API key.',
      });
      assert.deepEqual(over.args(), []);
      const users = await over.door.findUsers({ email: 'test@mail.com' }, wanting(), aCall());
      assert.deepEqual(idsOf(users), ['onapp/user/17']);
    });
  });
}

describe('OnApp: findUsers', () => {
  it('returns at most 100 hits if the panel ignores paging', async () => {
    await using over = await overHits(250);
    assert.equal((await over.door.findUsers({ text: 'ann' }, wanting(), aCall())).length, 100);
  });

  it('finds a login in the last hits without paging', async () => {
    await using over = await overHits(250);
    const users = await over.door.findUsers({ login: 'ann.249' }, wanting(), aCall());
    assert.deepEqual(idsOf(users), ['onapp/user/250']);
    assert.deepEqual(await over.door.findUsers({ login: 'ann' }, wanting(), aCall()), []);
  });

  it('fails if no hit matches and hits remain unread', async () => {
    const refused = { code: 'UNSUPPORTED_BY_PROVIDER' };
    await using full = await overHits(100);
    await assert.rejects(full.door.findUsers({ login: 'ann' }, wanting(), aCall()), refused);
    await using reported = await overHits(50, { 'X-Total': '51' });
    await assert.rejects(reported.door.findUsers({ email: 'ann' }, wanting(), aCall()), refused);
    await using all = await overHits(100, { 'X-Total': '100' });
    assert.deepEqual(await all.door.findUsers({ login: 'ann' }, wanting(), aCall()), []);
  });

  it('gets no more time than a document', async () => {
    const late = (response: ServerResponse) => void setTimeout(() => response.end('[]'), 500);
    await using over = await openDoorOverAnswers(late, { attemptMs: 200, listAttemptMs: 5000 });
    assert.deepEqual((await over.door.listUsers(asking(), wanting(), aCall())).items, []);
    // The connection of the list is used again: the time of the search covers no new one.
    await assert.rejects(over.door.findUsers({ text: 'ann' }, wanting(), aCall()), {
      code: 'UPSTREAM_TIMEOUT',
    });
  });

  it('makes one call for several searches by the same words', async () => {
    await using over = await openDoorOverPanel();
    const call = aCall();
    const words = 'ingrid.solheim@fjordcam.example';
    for (const match of [{ email: words }, { text: words }, { login: words }]) {
      await over.door.findUsers(match, wanting(), call);
    }
    assert.equal(over.args().length, 1);
  });
});
