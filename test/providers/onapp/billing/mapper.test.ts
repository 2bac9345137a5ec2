import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  asking,
  FORMATS,
  openDoorOverBodies,
  openDoorOverPanel,
  show,
  wanting,
} from '../../../support/onapp/adapter.ts';
import {
  CATALOGUE,
  PAYMENT_FIELDS,
  SHOWN_BILLS,
  SHOWN_PAYMENTS,
} from '../../../support/onapp/catalogue.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';

const userIn = (format: (typeof FORMATS)[number]) =>
  format === 'json' ? '{"user":{"id":12}}' : '<user><id>12</id></user>';

const BILLS = 'monthlyBills(year: 2015) { month cost { amount currencyCode } }';

for (const format of FORMATS) {
  describe(`OnApp: payments and bills in ${format.toUpperCase()}`, () => {
    const { payments, monthly_bills } = CATALOGUE[format];
    const versions = [
      ['since 6.0', {}, `/billing/user/payments.${format}`, '?payer_type=user&payer_id=12'],
      ['before', { billingField: 'billing_plan_id' }, `/users/12/payments.${format}`, ''],
    ] as const;
    for (const [when, settings, path, query] of versions) {
      it(`maps every field of the payments of a panel ${when}`, async () => {
        const bodies = { [`/users/12.${format}`]: userIn(format), [path]: payments };
        await using over = await openDoorOverBodies(bodies, { ...settings, format });
        const call = aCall();
        const user = await over.door.readUser('12', call);
        assert.deepEqual(await show([user], `payments { nodes { ${PAYMENT_FIELDS} } }`, call), [
          { payments: { nodes: SHOWN_PAYMENTS } },
        ]);
        assert.deepEqual(over.args().slice(1), [`GET ${path}${query}`]);
      });
    }

    it('returns the bills of a year', async () => {
      const bodies = {
        [`/users/12.${format}`]: userIn(format),
        [`/users/12/monthly_bills.${format}`]: monthly_bills,
      };
      await using over = await openDoorOverBodies(bodies, { format });
      const call = aCall();
      const user = await over.door.readUser('12', call);
      assert.deepEqual(await show([user], BILLS, call), [{ monthlyBills: SHOWN_BILLS }]);
      assert.deepEqual(over.args().slice(1), [
        `GET /users/12/monthly_bills.${format}?date[year]=2015`,
      ]);
    });

    it('makes one call for ten aliases, and one per year', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      const user = await over.door.readUser('12', call);
      const year = new Date().getUTCFullYear();
      const aliases = Array.from(
        { length: 10 },
        (_none, n) =>
          `p${n}: payments { nodes { id } } b${n}: monthlyBills(year: ${year - 1}) { month }`,
      );
      const selection = `${aliases.join(' ')} now: monthlyBills(year: ${year}) { month }`;
      const [shown] = await show([user, user], selection, call);
      const { p9, b9 } = shown as { readonly p9: unknown; readonly b9: unknown[] };
      assert.deepEqual(p9, { nodes: [{ id: 'onapp/payment/101' }, { id: 'onapp/payment/102' }] });
      assert.equal(b9.length, 12);
      assert.deepEqual(over.args().slice(1).toSorted(), [
        `GET /billing/user/payments.${format}?payer_type=user&payer_id=12`,
        `GET /users/12/monthly_bills.${format}?date[year]=${year - 1}`,
        `GET /users/12/monthly_bills.${format}?date[year]=${year}`,
      ]);
    });

    it('rejects a year outside 2000 to 2100 without a call', async () => {
      await using over = await openDoorOverPanel({}, { format });
      const call = aCall();
      const user = await over.door.readUser('12', call);
      for (const year of [1999, 2101, -1, 20_150]) {
        const selection = `monthlyBills(year: ${year}) { month }`;
        await assert.rejects(show([user], selection, call), {
          code: 'BAD_USER_INPUT',
          message: 'year must be from 2000 to 2100.',
        });
      }
      for (const year of [2000, 2100]) {
        const selection = `monthlyBills(year: ${year}) { month }`;
        assert.deepEqual(await show([user], selection, call), [{ monthlyBills: [] }]);
      }
      assert.equal(over.args().length, 3);
    });

    it('returns null if the user is gone, [] without payments', async () => {
      const bodies = { [`/users/12.${format}`]: userIn(format) };
      const settings = { format, billingField: 'billing_plan_id' };
      await using gone = await openDoorOverBodies(bodies, settings);
      const call = aCall();
      const user = await gone.door.readUser('12', call);
      assert.deepEqual(await show([user], `payments { nodes { id } } ${BILLS}`, call), [
        { payments: null, monthlyBills: null },
      ]);
      await using over = await openDoorOverPanel({}, { format });
      const tess = await over.door.readUser('17', call);
      assert.deepEqual(await show([tess], 'payments { nodes { id } totalCount }', call), [
        { payments: { nodes: [], totalCount: 0 } },
      ]);
    });
  });
}

describe('OnApp: payments of many users', () => {
  it('cost one call per user, their other fields none', async () => {
    await using over = await openDoorOverPanel(
      { version: '5.5' },
      { billingField: 'billing_plan_id' },
    );
    const call = aCall();
    const { items } = await over.door.listUsers(asking({ first: 3 }), wanting('payments'), call);
    await show(items, 'login payments { nodes { amount { amount } } }', call);
    assert.deepEqual(over.args().slice(1).toSorted(), [
      'GET /users/1/payments.json',
      'GET /users/2/payments.json',
      'GET /users/3/payments.json',
    ]);
  });
});

describe('R9: payments before 6.0', () => {
  it('are read by either root name', async () => {
    for (const format of FORMATS) {
      for (const paymentsAs of ['payment', 'billing_user_payment'] as const) {
        const settings = { billingField: 'billing_plan_id', format };
        await using over = await openDoorOverPanel({ version: '5.5', paymentsAs }, settings);
        const call = aCall();
        const user = await over.door.readUser('12', call);
        const shown = JSON.stringify(
          await show([user], 'payments { nodes { amount { amount } } }', call),
        );
        assert.match(shown, /"amount":"600"/, `${format} ${paymentsAs}`);
      }
    }
  });
});

describe('R3: amounts of a panel', () => {
  const AMOUNTS = `payments { nodes { amount { amount } } } billingInfo { ... on OnAppBillingInfo {
    owed { amount currencyCode } paymentAmount { amount } totalAmount { amount } monthlyPrice { amount }
    discountDueToFree { amount } totalAmountWithDiscount { amount } } }`;

  it('are the same texts from numbers and strings', async () => {
    const shown = [];
    for (const decimalsAs of ['number', 'string'] as const) {
      await using over = await openDoorOverPanel({ decimalsAs });
      const call = aCall();
      const user = await over.door.readUser('12', call);
      shown.push(await show([user], AMOUNTS, call));
    }
    assert.deepEqual(shown[0], shown[1]);
    assert.match(JSON.stringify(shown[0]), /"paymentAmount":{"amount":"1000"}/);
  });
});
