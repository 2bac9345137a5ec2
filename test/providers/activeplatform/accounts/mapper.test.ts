import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createBillingInfo,
  createSubscription,
} from '../../../../src/providers/activeplatform/accounts/mapper.ts';
import {
  wireAccount,
  wireSubscription,
} from '../../../../src/providers/activeplatform/accounts/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { accountBody, subscriptionBody } from '../../../support/activeplatform/bodies.ts';
import { contextWith, PROVIDER } from '../../../support/activeplatform/context.ts';
import { fieldsOf } from '../../../support/values/plain.ts';

const toBillingInfo = (body: object, currency: string | null = 'EUR') => {
  const { subscriptions, ...shown } = fieldsOf(
    createBillingInfo({ account: decode(wireAccount, body), context: contextWith(currency) }),
  );
  assert.equal(typeof subscriptions, 'function');
  return shown;
};

const toSubscription = (body: object) =>
  createSubscription({
    subscription: decode(wireSubscription, body),
    provider: PROVIDER.id,
  });

describe('createBillingInfo', () => {
  it('maps every documented property, with the configured currency', () => {
    const { owed, ...account } = Object(toBillingInfo(accountBody(2000122)));
    assert.deepEqual([owed.amount, owed.currencyCode], ['12.5', 'EUR']);
    assert.deepEqual(account, {
      __typename: 'ActivePlatformBillingInfo',
      id: 'activeplatform/account/2000122',
      billingId: '2000122',
      status: 'ADMINISTRATIVE_HOLD',
      statusText: 'administrative hold',
      name: 'Quist Fishing AB',
      accountType: 'Legal entity',
      accountClass: 'Key customers',
      primaryName: 'Quist Fishing Aktiebolag',
      firstName: 'Nora',
      middleName: null,
      lastName: 'Quist',
      email: 'kontor@quist.example',
      phone: '+46414555010',
      country: 'SE',
      region: 'Skåne',
      city: 'Simrishamn',
      street: 'Hamngatan',
      building: '7',
      office: '2',
      zip: '272 31',
      balance: '-12.5',
      creditLimit: '500',
      currentDebt: '7310.25',
      defaultPaymentModel: 'postpay',
      currency: 'EUR',
    });
  });

  it('maps an account that has only its id', () => {
    const account = toBillingInfo({ id: 1 }, null);
    const { __typename, id, billingId, status, ...others } = Object(account);
    assert.deepEqual([id, billingId, status], ['activeplatform/account/1', '1', 'UNKNOWN']);
    assert.deepEqual([...new Set(Object.values(others))], [null]);
  });
});

describe('createSubscription', () => {
  it('maps every documented property', () => {
    assert.deepEqual(fieldsOf(toSubscription(subscriptionBody(2000802))), {
      __typename: 'ActivePlatformSubscription',
      id: 'activeplatform/subscription/2000802',
      name: 'Backup 500 GB',
      status: 'stopping_failed',
      trial: false,
      planId: 'activeplatform/plan/2000004',
      planPeriodId: 'activeplatform/plan-period/2000041',
      startDate: '2016-08-15',
      expirationDate: '2017-08-15',
      promoCode: null,
      createdAt: new Date('2016-08-15T09:00:04.511Z'),
      updatedAt: new Date('2016-09-15T00:00:40.030Z'),
      holdTo: '2016-11-15',
      paymentModel: 'postpay',
      creditLimit: '25000.50',
      currentDebt: '7310.25',
    });
  });

  it('normalizes a status of two words', () => {
    for (const status of ['Stopping failed', 'stopping_failed', 'STOPPING_FAILED']) {
      assert.equal(toSubscription({ id: 1, status }).status, 'stopping_failed');
    }
  });

  it('maps a subscription that has only its id', () => {
    const { __typename, id, ...others } = Object(fieldsOf(toSubscription({ id: 1 })));
    assert.equal(id, 'activeplatform/subscription/1');
    assert.deepEqual([...new Set(Object.values(others))], [null]);
  });
});
