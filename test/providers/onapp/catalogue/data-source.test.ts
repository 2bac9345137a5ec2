import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { OnAppCatalogueDataSource } from '../../../../src/providers/onapp/catalogue/data-source.ts';
import { codeOf, saying, startPanelClient } from '../../../support/onapp/client.ts';
import { aCall } from '../../../support/upstreams/background-call.ts';

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
  describe(`OnAppCatalogueDataSource in ${format.toUpperCase()}`, () => {
    for (const [method, path, element, root] of LISTS) {
      it(`${root}: makes one GET without a page`, async () => {
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

      it(`${root}: rejects a 404 and accepts elements of another name`, async () => {
        await using absent = await startPanelClient(saying(404, '{"errors":["?"]}'), format);
        const missing = new OnAppCatalogueDataSource(absent.client, absent.dialect);
        assert.equal(await codeOf(missing[method](aCall())), 'UPSTREAM_REJECTED');

        const other = bodyOf(format, 'thing', root);
        await using strange = await startPanelClient(saying(200, other), format);
        const source = new OnAppCatalogueDataSource(strange.client, strange.dialect);
        assert.equal((await source[method](aCall())).length, 1);
      });
    }
  });
}

describe('OnAppCatalogueDataSource', () => {
  const ask = async (method: (typeof LISTS)[number][0]) => {
    const [, , element = '', root = ''] = LISTS.find(([name]) => name === method) ?? [];
    const body = bodyOf('json', element, root);
    const late = (response: ServerResponse) => void setTimeout(() => response.end(body), 400);
    await using panel = await startPanelClient(late, 'json', 150);
    const source = new OnAppCatalogueDataSource(panel.client, panel.dialect);
    // Makes the connection, so that the time of the call covers no new one.
    await source.listPermissions(aCall());
    return await codeOf(source[method](aCall()));
  };

  for (const [method] of LISTS.filter(([name]) => name !== 'listPermissions')) {
    it(`${method}: gets no more time than a document`, async () => {
      assert.equal(await ask(method), 'UPSTREAM_TIMEOUT');
    });
  }

  it('listPermissions: gets the time of a list', async () => {
    assert.equal(await ask('listPermissions'), 'none');
  });

  it('accepts the size of a list, whatever its timeout', async () => {
    for (const [method, , element, root] of LISTS) {
      const body = bodyOf('json', element, root) + ' '.repeat(20_000);
      await using panel = await startPanelClient(saying(200, body));
      const source = new OnAppCatalogueDataSource(panel.client, panel.dialect);
      assert.equal(await codeOf(source[method](aCall())), 'none', method);
    }
  });
});
