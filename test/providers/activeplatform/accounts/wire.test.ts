import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import {
  wireAccount,
  wireSubscription,
} from '../../../../src/providers/activeplatform/accounts/wire.ts';
import { readJson } from '../../../../src/upstream/response/json-body.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { accountBody, subscriptionBody } from '../../../support/activeplatform/bodies.ts';
import { plain } from '../../../support/values/plain.ts';

const subscription = (members: object) => decode(wireSubscription, { id: 1, ...members });

/** Returns the names of the properties that were read as null. */
const nullsOf = (document: object) =>
  Object.entries(Object(plain(document))).flatMap(([name, value]) =>
    value === null ? [name] : [],
  );

describe('the account of ActivePlatform', () => {
  it('is read with every documented property', () => {
    assert.deepEqual(nullsOf(decode(wireAccount, accountBody(5))), ['middle_name']);
  });

  it('is read from every response of the simulator', async () => {
    await using platform = await runActivePlatformSimulator();
    const read = async (path: string) => {
      const url = `${platform.url}/api/vendor/v1/${path}.json?api_token=654321`;
      return readJson(await (await fetch(url)).text());
    };
    const accounts = await read('accounts');
    assert.ok(Array.isArray(accounts));
    assert.equal(accounts.length, 7);
    for (const account of accounts) {
      const { id, balance } = decode(wireAccount, account);
      assert.deepEqual([id, balance], [String(account.id), String(account.balance)]);
      const subscriptions = await read(`accounts/${id}/subscriptions`);
      assert.ok(Array.isArray(subscriptions));
      for (const each of subscriptions) {
        assert.deepEqual(decode(wireSubscription, each).start_date, each.start_date);
      }
    }
  });

  it('accepts money in every form and loses no digit', () => {
    const account = decode(wireAccount, { id: 1, balance: -12.5, credit_limit: '500.00' });
    assert.equal(account.balance, '-12.5');
    assert.equal(account.credit_limit, '500.00');
    const small = decode(wireAccount, readJson('{"id":1,"balance":1.5e-7,"current_debt":1e21}'));
    assert.equal(small.balance, '0.00000015');
    assert.equal(small.current_debt, '1000000000000000000000');
  });

  it('requires only its id', () => {
    const { id, ...others } = Object(plain(decode(wireAccount, { id: 2000122 })));
    assert.equal(id, '2000122');
    assert.deepEqual([...new Set(Object.values(others))], [null]);
  });
});

describe('the subscription of ActivePlatform', () => {
  it('is read with every documented property', () => {
    assert.deepEqual(nullsOf(decode(wireSubscription, subscriptionBody(5))), ['promo_code']);
  });

  it('keeps the day that the platform writes, whatever its zone', () => {
    assert.equal(subscription({ start_date: '2016-08-15' }).start_date, '2016-08-15');
    const withTime = '2016-08-15T00:00:00.000+03:00';
    assert.equal(subscription({ start_date: withTime }).start_date, '2016-08-15');
    assert.throws(() => subscription({ start_date: '2016-02-30' }).start_date, {
      message: '$.start_date: expected a date',
    });
  });

  it('reads an empty text as null', () => {
    const { hold_to, promo_code, payment_model, payment_model_parameters } = subscription({
      hold_to: '',
      promo_code: '',
      payment_model: '',
      payment_model_parameters: { credit_limit: '', current_debt: '' },
    });
    assert.deepEqual([hold_to, promo_code, payment_model], [null, null, null]);
    assert.deepEqual(plain(payment_model_parameters), { credit_limit: null, current_debt: null });
  });

  it('accepts the payment model also as a documented list', () => {
    assert.equal(subscription({ payment_model: ['prepay'] }).payment_model, 'prepay');
    assert.equal(subscription({ payment_model: 'prepay' }).payment_model, 'prepay');
    const parameters = { payment_model_parameters: 'whatever' };
    assert.equal(subscription(parameters).payment_model_parameters, null);
  });

  it('requires only its id', () => {
    const { id, ...others } = Object(plain(subscription({})));
    assert.equal(id, '1');
    assert.deepEqual([...new Set(Object.values(others))], [null]);
    assert.throws(() => decode(wireSubscription, { name: 'Backup' }), {
      message: '$.id: expected a whole number',
    });
  });
});
