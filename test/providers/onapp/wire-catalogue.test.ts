import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  wireBillingPlanList,
  wireBucketList,
  wireUserGroupList,
} from '../../../src/providers/onapp/wire-catalogue.ts';
import { decode } from '../../../src/upstream/contract.ts';

const groupOf = (members: object) =>
  decode(wireUserGroupList, [{ user_group: { id: 56, ...members } }])[0];

const bucketOf = (members: object) =>
  decode(wireBucketList, [{ bucket: { id: 3, ...members } }])[0];

describe('the user groups of OnApp', () => {
  it('have three members on panels of 2.x', () => {
    const group = groupOf({ label: 'test', created_at: '2012-02-09T17:05:30Z' });
    assert.deepEqual(
      [group?.id, group?.label, group?.identifier, group?.roles, group?.bucket_id],
      ['56', 'test', null, null, null],
    );
  });

  it('may have additional fields as a map, a list or not at all: they are not read', () => {
    for (const additional_fields of [{ region: 'EU' }, [], '', null]) {
      assert.equal(groupOf({ additional_fields })?.id, '56');
    }
  });

  it('stand in their wrapper', () => {
    assert.throws(() => decode(wireUserGroupList, [{ id: 56 }]), {
      name: 'ContractMismatch',
      message: '$.0.user_group: expected object',
    });
  });
});

describe('the buckets of OnApp', () => {
  it('count the accounts that use them, or say whether any do', () => {
    const usedBy = (associated_with_users: unknown) =>
      bucketOf({ associated_with_users })?.associated_with_users;
    assert.deepEqual([0, '0', 1, '24', true, 'false', null, undefined].map(usedBy), [
      false,
      false,
      true,
      true,
      true,
      false,
      null,
      null,
    ]);
  });

  it('leave open whether prices are shown', () => {
    const shows = (show_price: unknown) => bucketOf({ show_price })?.show_price;
    assert.deepEqual([null, true, 'false'].map(shows), [null, true, false]);
  });

  it('have a price as a number, as a text or none', () => {
    const priceOf = (monthly_price: unknown) => bucketOf({ monthly_price })?.monthly_price;
    assert.deepEqual([499.5, '499.5', '0.0', 0, 2.3e28, undefined].map(priceOf), [
      '499.5',
      '499.5',
      '0',
      '0',
      `23${'0'.repeat(27)}`,
      null,
    ]);
  });
});

describe('the billing plans of OnApp', () => {
  it('are read without their resources', () => {
    const plan = { id: 40, label: '', currency_code: 'EUR', base_resources: [{ x: 1 }] };
    assert.deepEqual(decode(wireBillingPlanList, [{ billing_plan: plan }]), [
      { id: '40', label: null, currency_code: 'EUR', monthly_price: null, show_price: null },
    ]);
  });
});
