import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  wireMonthlyBillList,
  wirePaymentList,
} from '../../../../src/providers/onapp/billing/wire.ts';
import { decode } from '../../../../src/upstream/wire/decode.ts';
import { plain } from '../../../support/values/plain.ts';

const paymentOf = (members: object, name = 'payment') =>
  decode(wirePaymentList, [{ [name]: { id: 2, ...members } }])[0];

describe('wirePaymentList of OnApp', () => {
  it('accepts any name, even within one list', () => {
    const list = [{ payment: { id: 2 } }, { billing_user_payment: { id: 3 } }, { id: 4 }];
    assert.deepEqual(
      decode(wirePaymentList, list).map(({ id }) => id),
      ['2', '3', '4'],
    );
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

  it('reads dates with and without an offset', () => {
    const at = (created_at: string) => paymentOf({ created_at })?.created_at;
    for (const date of ['2011-03-15T20:00:41+07:00', '2020-03-20T12:57:58.000+02:00']) {
      assert.equal(at(date), date);
    }
    assert.equal(at('2011-03-15 20:00:41'), '2011-03-15T20:00:41Z');
  });
});

describe('wireMonthlyBillList of OnApp', () => {
  it('reads bills with and without a wrapper', () => {
    const bills = [{ month: 5, cost: 167.37 }, { month: '6' }, { vm_stat: { month: 7 } }];
    assert.deepEqual(plain(decode(wireMonthlyBillList, bills)), [
      { month: 5, cost: '167.37' },
      { month: 6, cost: null },
      { month: 7, cost: null },
    ]);
  });
});
