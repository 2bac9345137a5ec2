import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runVmsSimulators } from '@roster/simulators/vms/vms-simulators.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { sendJson } from '../../../support/upstreams/http-server.ts';
import { connectVms, type VmsConfiguration } from '../../../support/vms/gateway.ts';
import { many, queryOf, toPageOf } from '../../../support/vms/page.ts';
import { memberAt } from '../../../support/vms/property-at.ts';
import { LISTS, memberOf, resolved } from '../../../support/vms/resolve-lazy.ts';
import { answeredProvider } from '../../../support/vms/stub-provider.ts';

const WANTED = { any: () => true };
const FROM_THE_START = { first: 3, after: null, search: null, needsHasNextPage: true };
const DOCUMENT = { login: 'login', user_type: 'legal', permissions: [{ id: 9, name: 'layouts' }] };

const shortUser = (id: number) => ({
  id,
  name: `Name ${id}`,
  login: `login-${id}`,
  created_at: '2022-11-16 18:05:06',
  updated_at: '2022-11-17 18:05:06',
  expired_at: null,
  is_licence_limit_reached: false,
});

/** Starts a provider with this number of users, who are active by their documents. */
const withUsers = (count = 120, admin: VmsConfiguration = {}) =>
  answeredProvider(
    (response, { url }) => {
      const [, id] = /\/users\/(\d+)$/.exec(url) ?? [];
      if (id === undefined) {
        return sendJson(response, 200, toPageOf(many(count, shortUser), url));
      }
      const billing_info = { data: [{ status: 'active' }] };
      sendJson(response, 200, { ...DOCUMENT, id: Number(id), billing_info });
    },
    { admin: { usersList: true, ...admin } },
  );

const paths = (arrivals: readonly { readonly url: string }[]) =>
  arrivals.map(({ url }) => new URL(url, 'http://vms').pathname);

const loginsOf = (users: readonly unknown[]) => users.map((user) => memberAt(user, 'login'));

describe('List of VMS users', () => {
  it('returns login, name and dates without another call', async () => {
    await using here = await withUsers();
    const { items, totalCount } = await here.provider.listUsers(FROM_THE_START, WANTED, aCall());
    const [user] = items;
    assert.deepEqual(
      await Promise.all(
        ['id', 'login', 'name', 'createdAt', 'updatedAt'].map((name) => memberOf(user, name)),
      ),
      ['vms/user/1', 'login-1', 'Name 1', new Date('2022-11-16T15:05:06Z'), null],
    );
    assert.equal(totalCount, 120);
    assert.deepEqual(
      here.arrivals.map(({ url }) => [new URL(url, 'http://vms').pathname, queryOf(url)]),
      [['/api/admin/v1/users', { page: '1', per_page: '3' }]],
    );
  });

  it('reads the document of a user once for all fields', async () => {
    await using here = await withUsers();
    const call = aCall();
    const { items } = await here.provider.listUsers(FROM_THE_START, WANTED, call);
    const [user, other] = await Promise.all(items.map((item) => resolved(item, LISTS)));
    assert.deepEqual(
      ['login', 'status', 'userType', 'permissions.0.id', 'cameras'].map((path) =>
        memberAt(user, path),
      ),
      ['login-1', 'ACTIVE', 'legal', 'vms/permission/9', null],
    );
    assert.equal(memberAt(other, 'login'), 'login-2');
    const documents = many(3, (id) => `/api/admin/v1/users/${id}`);
    assert.deepEqual(paths(here.arrivals).sort(), ['/api/admin/v1/users', ...documents]);
    await here.provider.readUser('2', call);
    assert.equal(here.arrivals.length, 4);
  });

  it('continues after a cursor', async () => {
    await using here = await withUsers();
    const args = { ...FROM_THE_START, first: 50 };
    const first = await here.provider.listUsers(args, WANTED, aCall());
    const after = first.cursors.at(-1) ?? null;
    const second = await here.provider.listUsers({ ...args, after }, WANTED, aCall());
    assert.deepEqual(loginsOf(second.items), loginsOf(many(50, (n) => shortUser(n + 50))));
    assert.equal(second.hasPreviousPage, true);
    assert.equal(second.hasNextPage, true);
  });

  it('F19: fails if a page ends early but is not the last', async () => {
    for (const more of [{ last_page: 3 }, { next_page_url: 'http://vms/?page=2' }]) {
      await using here = await answeredProvider(
        (response) => sendJson(response, 200, { data: many(5, shortUser), ...more }),
        { admin: { usersList: true } },
      );
      await assert.rejects(
        async () => here.provider.listUsers({ ...FROM_THE_START, first: 25 }, WANTED, aCall()),
        { code: 'UPSTREAM_CONTRACT' },
      );
    }
  });

  it('is read once per request', async () => {
    await using here = await withUsers();
    const call = aCall();
    await Promise.all(many(10, () => here.provider.listUsers(FROM_THE_START, WANTED, call)));
    assert.equal(here.arrivals.length, 1);
  });

  it('returns a deleted user with the fields of the list', async () => {
    await using here = await answeredProvider(
      (response, { url }) =>
        /\/users\/1$/.test(url)
          ? sendJson(response, 404, { message: 'Not found' })
          : sendJson(response, 200, toPageOf([shortUser(1)], url)),
      { admin: { usersList: true } },
    );
    const { items } = await here.provider.listUsers(FROM_THE_START, WANTED, aCall());
    const user = await resolved(items[0], LISTS);
    assert.deepEqual(
      ['login', 'status', 'permissions', 'cameras'].map((name) => memberAt(user, name)),
      ['login-1', 'UNKNOWN', null, null],
    );
  });

  it("returns the simulator's users if its switch is on", async () => {
    await using vms = await runVmsSimulators({ usersList: true });
    await using provider = connectVms({
      admin: { url: vms.admin.url, ...vms.credentials, usersList: true },
    });
    const args = { ...FROM_THE_START, first: 2, search: 'MAIL.example' };
    const { items, totalCount } = await provider.listUsers(args, WANTED, aCall());
    assert.deepEqual(loginsOf(items), ['hanna.zhuk@mail.example', 'viktar.rudzko@mail.example']);
    assert.equal(totalCount, 4);
    assert.deepEqual(await Promise.all(items.map((user) => memberOf(user, 'status'))), [
      'ACTIVE',
      'BLOCKED',
    ]);
  });

  it('uses the timeout of a list', async () => {
    await using vms = await runVmsSimulators({ usersList: true });
    await using provider = connectVms({
      admin: { url: vms.admin.url, ...vms.credentials, usersList: true, attemptMs: 300 },
    });
    await provider.readUser('5', aCall());
    vms.admin.inject({ kind: 'latency', ms: 600, path: '/users', times: 0 });
    const { items } = await provider.listUsers(FROM_THE_START, WANTED, aCall());
    assert.equal(items.length, 3);
    const found = provider.findUsers({ login: '170500' }, WANTED, aCall());
    await assert.rejects(found, { code: 'UPSTREAM_TIMEOUT' });
  });
});

describe('List and search of VMS users without admin.usersList', () => {
  it('fail as unsupported, and nothing is sent', async () => {
    for (const configuration of [
      { admin: {} },
      { admin: { usersList: false } },
      { admin: null },
    ] as const) {
      await using here = await answeredProvider(
        (response) => sendJson(response, 200, { data: [] }),
        configuration,
      );
      for (const read of [
        here.provider.listUsers(FROM_THE_START, WANTED, aCall()),
        here.provider.findUsers({ login: 'ann' }, WANTED, aCall()),
      ]) {
        await assert.rejects(Promise.resolve(read), { code: 'UNSUPPORTED_BY_PROVIDER' });
      }
      assert.deepEqual(here.arrivals, []);
    }
  });
});
