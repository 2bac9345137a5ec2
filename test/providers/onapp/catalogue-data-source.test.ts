import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { OnAppCatalogueDataSource } from '../../../src/providers/onapp/catalogue-data-source.ts';
import { aCall } from '../../support/calls.ts';
import { codeOf, saying, startPanelClient } from '../../support/onapp-client.ts';

const LISTS = [
  ['listPermissions', 'permissions', 'permission', 'permissions'],
  ['listRoles', 'roles', 'role', 'roles'],
  ['listUserGroups', 'user_groups', 'user_group', 'user_groups'],
  ['listBuckets', 'billing/buckets', 'bucket', 'buckets'],
  ['listBillingPlans', 'billing_plans', 'billing_plan', 'billing_plans'],
] as const;

const bodyOf = (format: 'json' | 'xml', element: string, root: string) =>
  format === 'json'
    ? `[{"${element}":{"id":7,"identifier":"x"}}]`
    : `<${root} type="array"><${element}><id type="integer">7</id><identifier>x</identifier></${element}></${root}>`;

for (const format of ['json', 'xml'] as const) {
  describe(`the lists of an OnApp panel in ${format.toUpperCase()}`, () => {
    for (const [method, path, element, root] of LISTS) {
      it(`${root}: one GET that asks for no page`, async () => {
        await using panel = await startPanelClient(
          saying(200, bodyOf(format, element, root)),
          format,
        );
        const source = new OnAppCatalogueDataSource(panel.client, panel.dialect);
        const items: readonly { readonly id: string }[] = await source[method](aCall());
        assert.deepEqual(
          items.map(({ id }) => id),
          ['7'],
        );
        assert.deepEqual(panel.arrived(), {
          request: `GET /panel/${path}.${format}`,
          body: '',
          accept: `application/${format}`,
          authorization: 'Basic dTpw',
          contentType: undefined,
        });
      });

      it(`${root}: no 404 and no elements of another name`, async () => {
        await using absent = await startPanelClient(saying(404, '{"errors":["?"]}'), format);
        const missing = new OnAppCatalogueDataSource(absent.client, absent.dialect);
        assert.equal(await codeOf(missing[method](aCall())), 'UPSTREAM_REJECTED');

        const other = bodyOf(format, 'thing', root);
        await using strange = await startPanelClient(saying(200, other), format);
        const source = new OnAppCatalogueDataSource(strange.client, strange.dialect);
        assert.equal(await codeOf(source[method](aCall())), 'UPSTREAM_CONTRACT');
      });
    }
  });
}
