import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { EVERY_FIELD } from '../../support/onapp/full-user.ts';
import { PRINTED_USER, type SimulatedPanel, startOverPanel } from '../../support/onapp/gateway.ts';

const READ = `query ($id: ID!) { user(id: $id) { ${EVERY_FIELD} } }`;

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { ... on UserUpdated { user { ${EVERY_FIELD} } } }
}`;

/** The fields that `UPDATE` selects; their values are asserted. */
function namesOf(result: unknown): readonly unknown[] {
  const { user } = result as { readonly user: Readonly<Record<string, unknown>> };
  return [user['lastName'], user['additionalFields']];
}

describe('OnApp: JSON and XML', () => {
  let overJson: SimulatedPanel;
  let overXml: SimulatedPanel;
  before(async () => {
    overJson = await startOverPanel({}, { format: 'json' });
    overXml = await startOverPanel({}, { format: 'xml' });
  });
  after(async () => {
    await overJson[Symbol.asyncDispose]();
    await overXml[Symbol.asyncDispose]();
  });

  async function inBoth(ask: (over: SimulatedPanel) => Promise<unknown>) {
    return { json: await ask(overJson), xml: await ask(overXml) };
  }

  for (const id of [12, 13, 21, 24, 38, 40, 44, 47]) {
    it(`return the same fields of user ${id}`, async () => {
      const { json, xml } = await inBoth(async ({ url }) => {
        const { data, errors } = await send(url, READ, { id: `onapp/user/${id}` });
        assert.deepEqual(errors, []);
        return data?.['user'];
      });
      assert.ok(typeof json === 'object' && json !== null);
      assert.deepEqual(xml, json);
    });
  }

  it('return the same short and full lists of users', async () => {
    for (const selection of ['login email bucket { name }', EVERY_FIELD]) {
      const { json, xml } = await inBoth(async ({ url }) => {
        const query = `{ users(provider: "onapp", first: 15) {
          totalCount nodes { id ... on OnAppUser { ${selection} } } } }`;
        const { data, errors } = await send(url, query);
        assert.deepEqual(errors, []);
        return data?.['users'];
      });
      assert.equal((json as { readonly totalCount: number }).totalCount, 15);
      assert.deepEqual(xml, json);
    }
  });

  it('return the same catalogue of permissions', async () => {
    const { json, xml } = await inBoth(async ({ url }) => {
      const query = '{ permissions(provider: "onapp") { id name displayName group } }';
      const { data } = await send(url, query);
      return data?.['permissions'];
    });
    assert.ok(Array.isArray(json) && json.length > 80);
    assert.deepEqual(xml, json);
  });

  it('store the same texts that need escaping', async () => {
    const texts = [
      'a & b',
      '<b>"x"</b>',
      "O'Hara",
      'a\\u0041\\n',
      'Ünal 🙂 Ω',
      ']]>',
      '&amp;',
      '1e5',
    ];
    for (const lastName of texts) {
      const { json, xml } = await inBoth(async ({ url }) => {
        const additionalFields = [{ name: 'contract', value: lastName }];
        const input = { onApp: { id: PRINTED_USER, lastName, additionalFields } };
        const { data } = await send(url, UPDATE, { input });
        return namesOf(data?.['updateUser']);
      });
      assert.deepEqual(json, [lastName, [{ name: 'contract', value: lastName }]]);
      assert.deepEqual(xml, json);
    }
  });

  it('set the same password with characters that XML escapes', async () => {
    const password = ' <&>"\r\n\'ü; ';
    const { json, xml } = await inBoth(async ({ url, panel }) => {
      const { data } = await send(url, UPDATE, {
        input: { onApp: { id: PRINTED_USER, password } },
      });
      assert.ok(data?.['updateUser']);
      const authorization = `Basic ${Buffer.from(`john.doe:${password}`).toString('base64')}`;
      return (await fetch(`${panel.url}/profile.json`, { headers: { authorization } })).status;
    });
    assert.deepEqual([json, xml], [200, 200]);
  });
});
