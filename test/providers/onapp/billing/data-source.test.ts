import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OnAppBillingDataSource } from '../../../../src/providers/onapp/billing/data-source.ts';
import { sentLength, skippedError } from '../../../../src/upstream/wire/skipped-entries.ts';
import { codeOf, saying, startPanelClient } from '../../../support/onapp/client.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';
import { plain } from '../../../support/values/plain.ts';

/** Payments of two payers, one of each, under either name. */
const paymentsNamed = (name: string) => ({
  json: `[{"${name}":{"id":1,"payer_id":12,"amount":"1000.0"}},{"${name}":{"id":2,"payer_id":13,"amount":5}}]`,
  xml: `<${name}s type="array">
    <${name}><id type="integer">1</id><payer_id type="integer">12</payer_id><amount type="decimal">1000.0</amount></${name}>
    <${name}><id type="integer">2</id><payer_id type="integer">13</payer_id><amount type="decimal">5</amount></${name}>
  </${name}s>`,
});

const BILLS = {
  json: '[{"cost":1.5,"month":1},{"month":5,"cost":167.371330738068}]',
  xml: `<vm_stats type="array">
    <vm_stat><cost type="float">1.5</cost><month type="integer">1</month></vm_stat>
    <vm_stat><month type="integer">5</month><cost type="float">167.371330738068</cost></vm_stat>
  </vm_stats>`,
};

async function startOver(response: ReturnType<typeof saying>, format: 'json' | 'xml') {
  const panel = await startPanelClient(response, format);
  return {
    source: new OnAppBillingDataSource(panel.client, panel.dialect),
    request: () => panel.arrived().request,
    [Symbol.asyncDispose]: () => panel[Symbol.asyncDispose](),
  };
}

for (const format of ['json', 'xml'] as const) {
  describe(`OnAppBillingDataSource in ${format.toUpperCase()}`, () => {
    for (const name of ['payment', 'billing_user_payment']) {
      it(`reads payments named ${name} from either path`, async () => {
        const body = paymentsNamed(name)[format];
        await using older = await startOver(saying(200, body), format);
        const ofUser = await older.source.listPaymentsOfUser('12', aCall());
        assert.equal(older.request(), `GET /panel/users/12/payments.${format}`);
        // The path names the user, so these are the user's payments, whatever payer the panel names.
        assert.deepEqual(
          ofUser?.map(({ id, amount }) => [id, amount]),
          [
            ['1', '1000'],
            ['2', '5'],
          ],
        );

        await using newer = await startOver(saying(200, body), format);
        await newer.source.listPayments('12', aCall());
        const query = 'payer_type=user&payer_id=12';
        assert.equal(newer.request(), `GET /panel/billing/user/payments.${format}?${query}`);
      });
    }

    it('drops payments of other payers if a panel lists all', async () => {
      await using over = await startOver(saying(200, paymentsNamed('payment')[format]), format);
      const payments = await over.source.listPayments('13', aCall());
      assert.deepEqual(
        payments.map(({ id }) => id),
        ['2'],
      );
    });

    it('R1: takes the payer from user_id without payer_id', async () => {
      const body = paymentsNamed('payment')[format].replaceAll('payer_id', 'user_id');
      await using over = await startOver(saying(200, body), format);
      const payments = await over.source.listPayments('13', aCall());
      assert.deepEqual(
        payments.map(({ id }) => id),
        ['2'],
      );
    });

    it('R1: skips payments without a payer, with an error', async () => {
      const body =
        format === 'json'
          ? '[{"payment":{"id":1,"user_id":12}},{"payment":{"id":2,"payer_id":null}},{"payment":{"id":3}}]'
          : `<payments type="array"><payment><id>1</id><user_id>12</user_id></payment>
              <payment><id>2</id><payer_id nil="true"/></payment><payment><id>3</id></payment></payments>`;
      await using over = await startOver(saying(200, body), format);
      const payments = await over.source.listPayments('12', aCall());
      assert.deepEqual(
        payments.map(({ id }) => id),
        ['1'],
      );
      assert.equal(sentLength(payments), 3);
      assert.match(skippedError(payments)?.message ?? '', /\$\.1: expected payer_id or user_id/);
    });

    it('requests and reads the bills of one year', async () => {
      await using over = await startOver(saying(200, BILLS[format]), format);
      assert.deepEqual(plain(await over.source.listMonthlyBills('12', 2015, aCall())), [
        { month: 1, cost: '1.5' },
        { month: 5, cost: '167.371330738068' },
      ]);
      const query = 'date%5Byear%5D=2015';
      assert.equal(over.request(), `GET /panel/users/12/monthly_bills.${format}?${query}`);
    });

    it('distinguishes an unknown user from one without entries', async () => {
      const empty = format === 'json' ? '[]' : '<vm_stats type="array"/>';
      await using none = await startOver(saying(200, empty), format);
      assert.deepEqual(await none.source.listMonthlyBills('12', 2015, aCall()), []);
      const gone = saying(404, '{"errors":["Resource not found"]}');
      await using bills = await startOver(gone, format);
      assert.equal(await bills.source.listMonthlyBills('12', 2015, aCall()), null);
      await using payments = await startOver(gone, format);
      assert.equal(await payments.source.listPaymentsOfUser('12', aCall()), null);
    });

    it('treats a 404 for payments by payer as missing path', async () => {
      await using over = await startOver(saying(404, '{"errors":["Resource not found"]}'), format);
      assert.equal(await codeOf(over.source.listPayments('12', aCall())), 'UPSTREAM_REJECTED');
    });
  });
}
