import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OnAppCatalogueDataSource } from '../../../../src/providers/onapp/catalogue/data-source.ts';
import { FORMATS, openDoorOverPanel, show, showProvider } from '../../../support/onapp/adapter.ts';
import { codeOf, saying, startPanelClient } from '../../../support/onapp/client.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';

const PLANS = 'onApp { billingPlans { id currencyCode monthlyPrice { amount } } }';

const bodyOf = (format: 'json' | 'xml', name: string) =>
  format === 'json'
    ? `[{"${name}":{"id":7,"label":"x"}}]`
    : `<${name}s type="array"><${name}><id type="integer">7</id><label>x</label></${name}></${name}s>`;

for (const format of FORMATS) {
  describe(`R2: billing plans in ${format.toUpperCase()}`, () => {
    for (const version of ['4.2', '5.1', '5.2', '5.3', '5.4', '5.5'] as const) {
      it(`are read from a panel ${version}`, async () => {
        const settings = { billingField: 'billing_plan_id', format };
        await using over = await openDoorOverPanel({ version }, settings);
        const { onApp } = (await showProvider(over.door, PLANS, aCall())) as {
          readonly onApp: { readonly billingPlans: readonly { readonly id: string }[] };
        };
        assert.ok(onApp.billingPlans.some(({ id }) => id === 'onapp/billing-plan/2'));
        const call = aCall();
        const user = await over.door.readUser('24', call);
        const selection = 'billingInfo { billingId owed { currencyCode } }';
        assert.deepEqual(await show([user], selection, call), [
          { billingInfo: [{ billingId: '2', owed: { currencyCode: 'USD' } }] },
        ]);
      });
    }

    it('are read from the path of the version after one 404', async () => {
      const settings = { billingField: 'billing_plan_id', format };
      await using over = await openDoorOverPanel({ version: '5.4' }, settings);
      await showProvider(over.door, PLANS, aCall());
      await showProvider(over.door, PLANS, aCall());
      assert.deepEqual(over.args(), [
        `GET /billing_plans.${format}`,
        `GET /billing/user/plans.${format}`,
        `GET /billing/user/plans.${format}`,
      ]);
    });

    for (const name of ['billing_plan', 'user_plan']) {
      it(`are read by the name ${name} at either path`, async () => {
        await using panel = await startPanelClient(saying(200, bodyOf(format, name)), format);
        const source = new OnAppCatalogueDataSource(panel.client, panel.dialect);
        const [plan] = await source.listBillingPlans(aCall());
        assert.deepEqual([plan?.id, plan?.label], ['7', 'x']);
      });
    }

    it('are requested again at the first path if the panel lost the second', async () => {
      let has = 'plans';
      await using panel = await startPanelClient((response, { url }) => {
        if (url.includes(`/${has}.`)) response.end(bodyOf(format, 'user_plan'));
        else response.writeHead(404).end('<html>Not Found</html>');
      }, format);
      const source = new OnAppCatalogueDataSource(panel.client, panel.dialect);
      for (const next of ['billing_plans', 'plans', 'none']) {
        assert.equal(await codeOf(source.listBillingPlans(aCall())), 'none');
        has = next;
      }
      assert.equal(await codeOf(source.listBillingPlans(aCall())), 'UPSTREAM_REJECTED');
    });
  });
}
