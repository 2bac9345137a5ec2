import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  wireMonthlyBillList,
  wirePaymentList,
} from '../../../../src/providers/onapp/billing/wire.ts';
import { decode } from '../../../../src/upstream/response/contract.ts';

const paymentOf = (members: object, name = 'payment') =>
  decode(wirePaymentList, [{ [name]: { id: 2, ...members } }])[0];

describe('wirePaymentList of OnApp', () => {
  it('accepts either name, even within one list', () => {
    const list = [{ payment: { id: 2 } }, { billing_user_payment: { id: 3 } }];
    assert.deepEqual(
      decode(wirePaymentList, list).map(({ id }) => id),
      ['2', '3'],
    );
    assert.throws(() => decode(wirePaymentList, [{ money: { id: 2 } }]), {
      name: 'ContractMismatch',
      message: '$.0.payment: expected object',
    });
  });

  it('reads amounts as texts and numbers, digit for digit', () => {
    const amountOf = (amount: unknown) => paymentOf({ amount })?.amount;
    assert.deepEqual(
      ['1000.0', '1000.10', 5, -0.5, '2.3e+3', '1289749212.12321', null].map(amountOf),
      ['1000', '1000.10', '5', '-0.5', '2300', '1289749212.12321', null],
    );
  });

  it('reads an invoice number as text, number or null', () => {
    const numberOf = (invoice_number: unknown) => paymentOf({ invoice_number })?.invoice_number;
    assert.deepEqual(['001', 7, '', null].map(numberOf), ['001', '7', null, null]);
  });

  it('requires an offset in dates', () => {
    const at = (created_at: string) => paymentOf({ created_at })?.created_at;
    for (const date of ['2011-03-15T20:00:41+07:00', '2020-03-20T12:57:58.000+02:00']) {
      assert.equal(at(date), date);
    }
    assert.throws(() => at('2011-03-15 20:00:41'), { name: 'ContractMismatch' });
  });
});

describe('wireMonthlyBillList of OnApp', () => {
  it('reads bills without a wrapper', () => {
    assert.deepEqual(decode(wireMonthlyBillList, [{ month: 5, cost: 167.37 }, { month: '6' }]), [
      { month: 5, cost: '167.37' },
      { month: 6, cost: null },
    ]);
    assert.throws(() => decode(wireMonthlyBillList, [{ vm_stat: { month: 5 } }]), {
      name: 'ContractMismatch',
    });
  });
});
