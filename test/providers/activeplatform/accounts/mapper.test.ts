import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBillingInfo } from '../../../../src/providers/activeplatform/accounts/mapper.ts';
import { createSubscription } from '../../../../src/providers/activeplatform/accounts/subscription-mapper.ts';
import {
  wireAccount,
  wireSubscription,
} from '../../../../src/providers/activeplatform/accounts/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { accountBody, subscriptionBody } from '../../../support/activeplatform/bodies.ts';
import { contextWith } from '../../../support/activeplatform/context.ts';
import { fieldsOf } from '../../../support/values/plain.ts';

const toBillingInfo = (body: object, currency: string | null = 'EUR') => {
  const { subscriptions, ...shown } = fieldsOf(
    createBillingInfo({ account: decode(wireAccount, body), context: contextWith(currency) }),
  );
  assert.equal(typeof subscriptions, 'function');
  return toPlain(shown);
};

const toSubscription = (body: object) =>
  createSubscription({
    subscription: decode(wireSubscription, body),
    context: contextWith('EUR'),
  });

const eur = (amount: string) => ({ __typename: 'Money', amount, currencyCode: 'EUR' });

/** Returns a model and the models below it as plain objects. */
function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(fieldsOf(value)).map(([name, field]) => [name, toPlain(field)]),
  );
}

describe('createBillingInfo', () => {
  it('maps every documented property, with the configured currency', () => {
    assert.deepEqual(toBillingInfo(accountBody(2000122)), {
      __typename: 'ActivePlatformBillingInfo',
      id: 'activeplatform/account/2000122',
      billingId: '2000122',
      status: 'ADMINISTRATIVE_HOLD',
      statusText: 'administrative hold',
      name: 'Quist Fishing AB',
      owed: eur('12.5'),
      accountType: 'LEGAL_ENTITY',
      accountTypeText: 'Legal entity',
      accountClass: 'Key customers',
      primaryName: 'Quist Fishing Aktiebolag',
      contact: {
        __typename: 'ActivePlatformContact',
        firstName: 'Nora',
        middleName: null,
        lastName: 'Quist',
        email: 'kontor@quist.example',
        phone: '+46414555010',
      },
      address: {
        __typename: 'ActivePlatformAddress',
        country: 'SE',
        region: 'Skåne',
        city: 'Simrishamn',
        street: 'Hamngatan',
        building: '7',
        office: '2',
        postalCode: '272 31',
      },
      balance: eur('-12.5'),
      creditLimit: eur('500'),
      currentDebt: eur('7310.25'),
      defaultPaymentModel: 'POSTPAID',
      defaultPaymentModelText: 'postpay',
    });
  });

  it('maps an account that has only its id', () => {
    const account = toBillingInfo({ id: 1 }, null);
    const { __typename, id, billingId, status, contact, address, ...others } = Object(account);
    assert.deepEqual([id, billingId, status], ['activeplatform/account/1', '1', 'UNKNOWN']);
    for (const object of [contact, address]) {
      const { __typename: type, ...parts } = object;
      assert.deepEqual([...new Set(Object.values(parts))], [null], type);
    }
    assert.deepEqual([...new Set(Object.values(others))], [null]);
  });
});

describe('createSubscription', () => {
  it('maps every documented property', () => {
    assert.deepEqual(toPlain(toSubscription(subscriptionBody(2000802))), {
      __typename: 'ActivePlatformSubscription',
      id: 'activeplatform/subscription/2000802',
      name: 'Backup 500 GB',
      status: 'STOPPING_FAILED',
      statusText: 'Stopping failed',
      isTrial: false,
      planId: 'activeplatform/plan/2000004',
      planPeriodId: 'activeplatform/plan-period/2000041',
      startsOn: '2016-08-15',
      expiresOn: '2017-08-15',
      promoCode: null,
      createdAt: new Date('2016-08-15T09:00:04.511Z'),
      updatedAt: new Date('2016-09-15T00:00:40.030Z'),
      holdEndsOn: '2016-11-15',
      paymentModel: 'POSTPAID',
      paymentModelText: 'postpay',
      creditLimit: eur('25000.50'),
      currentDebt: eur('7310.25'),
    });
  });

  it('knows a status of two words in any spelling', () => {
    for (const status of ['Stopping failed', 'stopping_failed', 'STOPPING_FAILED']) {
      const subscription = toSubscription({ id: 1, status });
      assert.deepEqual([subscription.status, subscription.statusText], ['STOPPING_FAILED', status]);
    }
  });

  it('maps words that the gateway does not know to UNKNOWN', () => {
    const odd = toSubscription({ id: 1, status: 'paused', payment_model: 'barter' });
    assert.deepEqual(
      [odd.status, odd.statusText, odd.paymentModel, odd.paymentModelText],
      ['UNKNOWN', 'paused', 'UNKNOWN', 'barter'],
    );
  });

  it('maps a subscription that has only its id', () => {
    const { __typename, id, ...others } = Object(fieldsOf(toSubscription({ id: 1 })));
    assert.equal(id, 'activeplatform/subscription/1');
    assert.deepEqual([...new Set(Object.values(others))], [null]);
  });
});
