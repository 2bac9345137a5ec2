import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  wireBillingPlanList,
  wireBucketList,
  wireUserGroupList,
} from '../../../../src/providers/onapp/catalogue/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { plain } from '../../../support/values/plain.ts';

const groupOf = (members: object) =>
  decode(wireUserGroupList, [{ user_group: { id: 56, ...members } }])[0];

const bucketOf = (members: object) =>
  decode(wireBucketList, [{ bucket: { id: 3, ...members } }])[0];

describe('wireUserGroup of OnApp', () => {
  it('accepts the three properties of panels 2.x', () => {
    const group = groupOf({ label: 'test', created_at: '2012-02-09T17:05:30Z' });
    assert.deepEqual(
      [group?.id, group?.label, group?.identifier, group?.roles, group?.bucket_id],
      ['56', 'test', null, null, null],
    );
  });

  it('ignores additional fields in every form', () => {
    for (const additional_fields of [{ region: 'EU' }, [], '', null]) {
      assert.equal(groupOf({ additional_fields })?.id, '56');
    }
  });

  it('accepts an entry without a wrapper', () => {
    assert.equal(decode(wireUserGroupList, [{ id: 56, label: 'test' }])[0]?.id, '56');
  });
});

describe('wireBucket of OnApp', () => {
  it('reads the use by accounts as a count or flag', () => {
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

  it('reads an absent `show_price` as null', () => {
    const shows = (show_price: unknown) => bucketOf({ show_price })?.show_price;
    assert.deepEqual([null, true, 'false'].map(shows), [null, true, false]);
  });

  it('reads a price as a number, a text or null', () => {
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

describe('wireBillingPlan of OnApp', () => {
  it('ignores the resources of a plan', () => {
    const plan = { id: 40, label: '', currency_code: 'EUR', base_resources: [{ x: 1 }] };
    assert.deepEqual(plain(decode(wireBillingPlanList, [{ billing_plan: plan }])), [
      { id: '40', label: null, currency_code: 'EUR', monthly_price: null, show_price: null },
    ]);
  });
});
