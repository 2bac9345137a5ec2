import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ClientError } from '../../../../src/providers/contract/client-error.ts';
import type { RequestContext } from '../../../../src/request/request-context.ts';
import {
  type Adapter,
  ANYTHING,
  openDoorOver,
  openDoorOverPlatform,
  select,
  selectList,
  selectNodes,
} from '../../../support/activeplatform/adapter.ts';
import {
  accountBody,
  many,
  subscriptionBody,
  userBody,
} from '../../../support/activeplatform/bodies.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { fieldsOf } from '../../../support/values/plain.ts';

/**
 * Creates the bodies of a platform on which every user has the accounts 1 to `accounts`, and every
 * account one subscription.
 */
const platformWith =
  (accounts: number, users = 1) =>
  (path: string): unknown => {
    if (path === 'users.json') return many(users, userBody);
    if (path.endsWith('/accounts.json')) return many(accounts, accountBody);
    if (path.endsWith('/subscriptions.json')) return [subscriptionBody(9)];
    const id = Number(/\d+/.exec(path)?.[0]);
    return path.startsWith('users/') ? userBody(id) : accountBody(id);
  };

async function readUser(door: Adapter, id: string, call: RequestContext): Promise<object> {
  const user = await door.readUser(id, call);
  assert.ok(user !== null);
  return user;
}

async function readAccount(door: Adapter, id: string, call = aCall()): Promise<object> {
  const account = await door.readNode['account']?.(id, call);
  assert.ok(account != null);
  return account;
}

const listUsers = (door: Adapter, first: number, call: RequestContext) =>
  door.listUsers({ first, after: null, search: null, needsHasNextPage: true }, ANYTHING, call);

const countOf = (args: readonly string[], end: string) =>
  args.filter((path) => path.endsWith(end)).length;

describe('the accounts of an ActivePlatform user', () => {
  it('cost nothing if they are not selected', async () => {
    await using over = await openDoorOver(platformWith(2));
    await select(await readUser(over.door, '1', aCall()), 'name');
    assert.deepEqual(over.args(), ['users/1.json']);
  });

  it('cost 51 calls for 50 listed users', async () => {
    await using over = await openDoorOver(platformWith(2, 51));
    const { items } = await listUsers(over.door, 50, aCall());
    const accounts = await Promise.all(items.map((user) => selectList(user, 'billingInfo')));
    assert.deepEqual([accounts.length, accounts.flat().length], [50, 100]);
    assert.equal(over.args().length, 51);
  });

  it('are read once per request, by any field or alias', async () => {
    await using over = await openDoorOver(platformWith(2));
    const call = aCall();
    const user = await readUser(over.door, '1', call);
    const [listed] = (await listUsers(over.door, 5, call)).items;
    const [found] = await over.door.findUsers({ text: 'person-1@quist.example' }, ANYTHING, call);
    assert.ok(listed !== undefined && found !== undefined);
    await Promise.all(
      Array.from({ length: 10 }, () => [user, listed, found])
        .flat()
        .map((each) => select(each, 'billingInfo')),
    );
    assert.equal(countOf(over.args(), '/accounts.json'), 1);
  });

  it('are read again for another request', async () => {
    await using over = await openDoorOver(platformWith(2));
    for (const call of [aCall(), aCall()]) {
      await select(await readUser(over.door, '1', call), 'billingInfo');
    }
    assert.equal(countOf(over.args(), '/accounts.json'), 2);
  });

  it('are read again after an update', async () => {
    await using over = await openDoorOver(platformWith(2));
    const call = aCall();
    const run = over.door.updates.activePlatform?.run;
    for (const lastName of ['Roe', 'Doe']) {
      const outcome = await run?.({ id: 'activeplatform/user/1', lastName }, call);
      assert.ok(outcome?.kind === 'updated');
      await select(outcome.user, 'billingInfo');
      await select(outcome.user, 'billingInfo');
    }
    assert.equal(countOf(over.args(), '/accounts.json'), 2);
  });

  it('fail without failing the other fields', async () => {
    await using over = await openDoorOver((path) =>
      path === 'users/1.json' ? userBody(1) : undefined,
    );
    const user = await readUser(over.door, '1', aCall());
    assert.equal(await select(user, 'login'), 'person-1@quist.example');
    await assert.rejects(select(user, 'billingInfo'), { code: 'UPSTREAM_REJECTED' });
  });
});

describe('the subscriptions of an ActivePlatform account', () => {
  it('cost one call per account, and nothing if not selected', async () => {
    await using over = await openDoorOver(platformWith(3));
    const accounts = await selectList(await readUser(over.door, '1', aCall()), 'billingInfo');
    assert.equal(over.args().length, 2);
    const subscriptions = await Promise.all(
      accounts.map((one) => selectNodes(one, 'subscriptions')),
    );
    assert.equal(subscriptions.length, 3);
    assert.deepEqual(over.args().slice(2).sort(), [
      'accounts/1/subscriptions.json',
      'accounts/2/subscriptions.json',
      'accounts/3/subscriptions.json',
    ]);
  });

  it('are read once if users share an account', async () => {
    await using over = await openDoorOver(platformWith(1));
    const call = aCall();
    const users = await Promise.all(['1', '2'].map((id) => readUser(over.door, id, call)));
    const ofUsers = await Promise.all(users.map((user) => selectList(user, 'billingInfo')));
    const accounts = [...ofUsers.flat(), await readAccount(over.door, '1', call)];
    await Promise.all(accounts.map((account) => selectNodes(account, 'subscriptions')));
    assert.equal(accounts.length, 3);
    assert.equal(countOf(over.args(), '/subscriptions.json'), 1);
  });

  it('C13: are read only for the first ten accounts', async () => {
    await using over = await openDoorOver(platformWith(12));
    const accounts = await selectList(await readUser(over.door, '1', aCall()), 'billingInfo');
    const settled = await Promise.allSettled(
      accounts.map((account) => selectNodes(account, 'subscriptions')),
    );
    const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    assert.equal(countOf(over.args(), '/subscriptions.json'), 10);
    assert.equal(failures.length, 2);
    for (const failure of failures) {
      assert.ok(failure instanceof ClientError);
      assert.deepEqual([failure.code, failure.provider], ['FANOUT_LIMIT', 'activeplatform']);
      assert.match(failure.message, /first 10 .* by its id with node\.$/);
    }
    assert.deepEqual(
      settled.slice(10).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    const [, eleventh] = accounts.slice(9);
    assert.ok(eleventh !== undefined);
    assert.deepEqual(fieldsOf(Object(await select(eleventh, 'balance'))), {
      __typename: 'Money',
      amount: '-12.5',
      currencyCode: null,
    });
  });

  it('are read for any account that is requested by id', async () => {
    await using over = await openDoorOver(platformWith(12));
    const account = await readAccount(over.door, '12');
    assert.equal((await selectNodes(account, 'subscriptions')).length, 1);
    assert.deepEqual(over.args(), ['accounts/12.json', 'accounts/12/subscriptions.json']);
  });
});

describe('an ActivePlatform account by its id', () => {
  it('is shown with the configured currency and its subscriptions', async () => {
    await using over = await openDoorOverPlatform(
      { statusSpelling: 'phrase' },
      { currency: 'EUR' },
    );
    const account = await readAccount(over.door, '2000415');
    const [subscription] = await selectNodes(account, 'subscriptions');
    assert.ok(subscription !== undefined);
    assert.deepEqual(
      [
        await select(account, 'id'),
        await select(account, 'status'),
        fieldsOf(Object(await select(account, 'balance'))),
        await select(subscription, 'name'),
        await select(subscription, 'status'),
        await select(subscription, 'statusText'),
        await select(subscription, 'startsOn'),
      ],
      [
        'activeplatform/account/2000415',
        'CREDIT_HOLD',
        { __typename: 'Money', amount: '-64.9', currencyCode: 'EUR' },
        'Fleet tracking',
        'STOPPING_FAILED',
        'stopping failed',
        '2016-08-15',
      ],
    );
  });

  it('is null if the platform has none', async () => {
    await using over = await openDoorOverPlatform();
    assert.equal(await over.door.readNode['account']?.('7', aCall()), null);
  });

  it('is never the account of another id', async () => {
    await using over = await openDoorOver(() => accountBody(8));
    await assert.rejects(readAccount(over.door, '7'), { code: 'UPSTREAM_CONTRACT' });
  });
});
