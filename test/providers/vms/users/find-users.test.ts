import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FindUsers } from '../../../../src/providers/contract/user-list.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson } from '../../../support/upstreams/http-server.ts';
import { many, queryOf } from '../../../support/vms/page.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { answeredProvider } from '../../../support/vms/stub-provider.ts';

const WANTED = { any: () => true };

const shortUser = (id: number) => ({
  id,
  name: `Name ${id}`,
  login: `login-${id}`,
  created_at: '2022-11-16 18:05:06',
  updated_at: '2022-11-17 18:05:06',
  expired_at: null,
  is_licence_limit_reached: false,
});

const loginsOf = (users: readonly unknown[]) => users.map((user) => memberAt(user, 'login'));

describe('Search for VMS users', () => {
  const find = async (match: FindUsers, users: readonly object[], total = users.length) => {
    await using here = await answeredProvider(
      (response) => sendJson(response, 200, { data: users, meta: { last_page: 1, total } }),
      { admin: { usersList: true } },
    );
    const found = await here.provider.findUsers(match, WANTED, aCall());
    return { logins: loginsOf(found), arrivals: here.arrivals };
  };
  const ANNS = ['ann', 'Ann', 'joann', 'ann@mail.example'].map((login, index) => ({
    ...shortUser(index + 1),
    login,
  }));

  it('finds a whole login among the hits, whatever its case', async () => {
    const { logins, arrivals } = await find({ login: 'ANN' }, ANNS);
    assert.deepEqual(logins, ['ann', 'Ann']);
    assert.deepEqual(
      arrivals.map(({ url }) => queryOf(url)),
      [{ search: 'ANN', page: '1', per_page: '100' }],
    );
  });

  it('finds an e-mail address among the logins', async () => {
    assert.deepEqual((await find({ email: 'ann@mail.example' }, ANNS)).logins, [
      'ann@mail.example',
    ]);
    assert.deepEqual((await find({ email: 'mail.example' }, ANNS)).logins, []);
  });

  it('returns at most a hundred hits for a text', async () => {
    const logins = ANNS.map(({ login }) => login);
    assert.deepEqual((await find({ text: 'ann' }, ANNS)).logins, logins);
    assert.equal((await find({ text: 'login' }, many(130, shortUser))).logins.length, 100);
  });

  it('fails instead of returning no user if hits were cut', async () => {
    await assert.rejects(find({ login: 'an' }, ANNS, 700), { code: 'UNSUPPORTED_BY_PROVIDER' });
    assert.deepEqual((await find({ login: 'joann' }, ANNS, 700)).logins, ['joann']);
    assert.deepEqual((await find({ login: 'an' }, ANNS)).logins, []);
  });
});
