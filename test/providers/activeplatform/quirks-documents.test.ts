import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import { isInputObjectType, isObjectType } from 'graphql';
import { createSchema } from '../../../src/graphql/schema.ts';
import { JOHN, startOverAnswers, startOverPlatform } from '../../support/activeplatform/gateway.ts';
import { send } from '../../support/clients/graphql.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';

const read = (url: string, selection: string, id = JOHN) =>
  send(url, `query ($id: ID!) { user(id: $id) { ${selection} } }`, { id });

const UPDATE = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
  ... on UserUpdated { user { status ... on ActivePlatformUser {
    firstName middleName lastName email customAttributes { name value } } } } } }`;

const fieldsOf = (type: string): string[] => {
  const found = createSchema().getType(type);
  assert.ok(isObjectType(found) || isInputObjectType(found), type);
  return Object.keys(found.getFields());
};

describe('ActivePlatform: documents', () => {
  it("Q2: sends an attribute's key and shows the returned name", async () => {
    await using over = await startOverPlatform();
    const customAttributes = [{ key: 'contract_number', value: '7' }];
    const { data } = await send(over.url, UPDATE, {
      input: { activePlatform: { id: JOHN, customAttributes } },
    });
    const sent = JSON.parse(over.platform.journal[0]?.body ?? '');
    assert.deepEqual(sent, { custom_attributes: customAttributes });
    assert.deepEqual(data, {
      updateUser: {
        user: {
          status: 'ACTIVE',
          firstName: 'John',
          middleName: 'Edward',
          lastName: 'Dooe',
          email: 'john.dooe@activeplatfrom.com',
          customAttributes: [
            { name: 'Age', value: '20' },
            { name: 'Contract number', value: '7' },
          ],
        },
      },
    });
  });

  it('Q3: accepts attribute values only as texts and shows texts', async () => {
    await using over = await startOverAnswers((response) =>
      sendJson(response, 200, {
        id: 2002986,
        custom_attributes: [
          { name: 'Age', value: 21 },
          { name: 'Contract number', value: '007741' },
        ],
      }),
    );
    const shown = await read(over.url, '... on ActivePlatformUser { customAttributes { value } }');
    assert.deepEqual(shown.data, {
      user: { customAttributes: [{ value: '21' }, { value: '007741' }] },
    });
    const customAttributes = [{ key: 'age', value: 21 }];
    const refused = await send(over.url, UPDATE, {
      input: { activePlatform: { id: JOHN, customAttributes } },
    });
    assert.equal(refused.errors[0]?.extensions['code'], 'BAD_USER_INPUT');
    assert.equal(over.arrivals.length, 1);
  });

  it('Q4: leaves unsent properties unchanged, and offers neither e-mail nor status', async () => {
    await using over = await startOverPlatform();
    const input = { activePlatform: { id: JOHN, lastName: 'Roe' } };
    const { data } = await send(over.url, UPDATE, { input });
    assert.equal(over.platform.journal[0]?.body, '{"last_name":"Roe"}');
    assert.equal(over.platform.journal.length, 1);
    assert.deepEqual(data, {
      updateUser: {
        user: {
          status: 'ACTIVE',
          firstName: 'John',
          middleName: 'Edward',
          lastName: 'Roe',
          email: 'john.dooe@activeplatfrom.com',
          customAttributes: [{ name: 'Age', value: '20' }],
        },
      },
    });
    assert.deepEqual(fieldsOf('UpdateActivePlatformUserInput'), [
      'id',
      'firstName',
      'middleName',
      'lastName',
      'password',
      'customAttributes',
      'ifUpdatedAt',
    ]);
  });

  it('Q9: recognizes both spellings of a status', async () => {
    const spellings = ['credit hold', 'credit_hold', 'Administrative Hold', 'active'];
    await using over = await startOverAnswers((response, { url }) =>
      url.includes('/accounts.json')
        ? sendJson(
            response,
            200,
            spellings.map((status, index) => ({ id: index + 1, status })),
          )
        : sendJson(response, 200, { id: 2002986 }),
    );
    const { data } = await read(over.url, 'billingInfo { status statusText }');
    assert.deepEqual(data, {
      user: {
        billingInfo: [
          { status: 'CREDIT_HOLD', statusText: 'credit hold' },
          { status: 'CREDIT_HOLD', statusText: 'credit_hold' },
          { status: 'ADMINISTRATIVE_HOLD', statusText: 'Administrative Hold' },
          { status: 'ACTIVE', statusText: 'active' },
        ],
      },
    });
  });

  it('Q10: honours the offset of a date-time, with or without milliseconds', async () => {
    await using over = await startOverAnswers((response) =>
      sendJson(response, 200, {
        id: 2002986,
        created_at: '2016-10-03T10:06:38.740+03:00',
        updated_at: '2016-03-27T01:30:00-11:00',
      }),
    );
    assert.deepEqual((await read(over.url, 'createdAt updatedAt')).data, {
      user: { createdAt: '2016-10-03T07:06:38.740Z', updatedAt: '2016-03-27T12:30:00.000Z' },
    });
  });

  it('Q11: shows an empty middle name as null and clears it', async () => {
    await using over = await startOverPlatform();
    const input = { activePlatform: { id: JOHN, middleName: '' } };
    assert.equal((await read(over.url, 'name')).text.includes('John Edward Dooe'), true);
    await send(over.url, UPDATE, { input });
    assert.equal(over.platform.journal[1]?.body, '{"middle_name":""}');
    const { data } = await read(over.url, 'name ... on ActivePlatformUser { middleName }');
    assert.deepEqual(data, { user: { name: 'John Dooe', middleName: null } });
  });

  it('Q12: shows money as decimal text, from number or text', async () => {
    await using over = await startOverAnswers((response, { url }) =>
      url.includes('/accounts.json')
        ? sendJson(response, 200, [
            { id: 1, balance: -12.5, credit_limit: '500.00', current_debt: 7310.25 },
          ])
        : sendJson(response, 200, { id: 2002986 }),
    );
    const selection =
      'billingInfo { ... on ActivePlatformBillingInfo { balance { amount } creditLimit { amount } currentDebt { amount } } }';
    assert.deepEqual((await read(over.url, selection)).data, {
      user: {
        billingInfo: [
          {
            balance: { amount: '-12.5' },
            creditLimit: { amount: '500.00' },
            currentDebt: { amount: '7310.25' },
          },
        ],
      },
    });
  });

  it("Q16: has no field for a user's role in an account", async () => {
    await using over = await startOverPlatform();
    const shown = [...fieldsOf('ActivePlatformUser'), ...fieldsOf('ActivePlatformBillingInfo')];
    assert.deepEqual(
      shown.filter((field) => /role|access/i.test(field)),
      [],
    );
    assert.deepEqual((await read(over.url, 'permissions { name }')).data, {
      user: { permissions: null },
    });
  });

  it('Q17: shows the status over all accounts', async () => {
    await using over = await startOverAnswers((response, { url }) =>
      url.includes('/accounts.json')
        ? sendJson(response, 200, [{ id: 1, status: 'deleted' }])
        : sendJson(response, 200, { id: 2002986, status: 'active' }),
    );
    assert.deepEqual((await read(over.url, 'status billingInfo { status statusText }')).data, {
      user: { status: 'ACTIVE', billingInfo: [{ status: 'DELETED', statusText: 'deleted' }] },
    });
  });

  it('Q19: refuses the document of another user', async () => {
    await using over = await startOverAnswers((response) =>
      sendJson(response, 200, { id: 2000132, first_name: 'Tess' }),
    );
    const { data, errors } = await read(over.url, 'name', 'activeplatform/user/2000188');
    assert.deepEqual(data, { user: null });
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_CONTRACT');
  });

  it('Q6: reads all accounts of a user with one call', async () => {
    const accounts = Array.from({ length: 120 }, (_, index) => ({ id: index + 1 }));
    await using over = await startOverAnswers((response, { url }) =>
      sendJson(response, 200, url.includes('/accounts.json') ? accounts : { id: 2002986 }),
    );
    const { data } = await read(over.url, 'billingInfo { billingId }');
    assert.deepEqual(data, {
      user: { billingInfo: accounts.map(({ id }) => ({ billingId: String(id) })) },
    });
    assert.equal(over.arrivals.length, 2);
  });

  it('Q7: the simulator filters and sorts only by encoded brackets', async () => {
    await using platform = await runActivePlatformSimulator();
    const idsOf = async (query: string) => {
      const url = `${platform.url}/api/vendor/v1/users.json?api_token=654321&${query}`;
      const users: unknown = await (await fetch(url)).json();
      assert.ok(Array.isArray(users));
      return users.map(({ id }) => id);
    };
    const email = 'filters%5Bemail%5D=test%40mail.com';
    assert.deepEqual(await idsOf(email), [2000132]);
    assert.equal((await idsOf('filters_email=test%40mail.com')).length, 14);
    const backwards = await idsOf('sorting%5Bfield%5D=id&sorting%5Breversed%5D=true');
    assert.equal(backwards[0], 2003005);
  });
});
