import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send } from '../../support/clients/graphql.ts';
import { EVERY_FIELD } from '../../support/onapp/full-user.ts';
import { PRINTED_USER, startOverAnswers, startOverPanel } from '../../support/onapp/gateway.ts';

const read = (url: string, selection: string, id = PRINTED_USER) =>
  send(url, `query ($id: ID!) { user(id: $id) { ${selection} } }`, { id });

const FORMATS = ['json', 'xml'] as const;

/** Starts a gateway over a panel with one user that has these fields. */
const overUser = (members: object) =>
  startOverAnswers((response) => response.end(JSON.stringify({ user: { id: 12, ...members } })));

const overXmlUser = (members: string) =>
  startOverAnswers((response) => response.end(`<user><id>12</id>${members}</user>`), {
    format: 'xml',
  });

describe('OnApp: documents', () => {
  it('Q2: unwraps users, roles, permissions and addresses', async () => {
    await using over = await startOverPanel();
    const raw = await fetch(`${over.panel.url}/users/12.json`, {
      headers: { authorization: `Basic ${btoa('gateway:gateway-demo-password')}` },
    });
    const text = await raw.text();
    for (const wrapper of ['{"user":{', '{"role":{', '{"permission":{', '{"ip_address":{']) {
      assert.ok(text.includes(wrapper), wrapper);
    }
    const selection = `... on OnAppUser {
      roles { identifier permissions { name } } usedIpAddresses { address } }`;
    const { data } = await read(over.url, selection);
    const user = data?.['user'] as { roles: { identifier: string; permissions: unknown[] }[] };
    assert.deepEqual(
      { ...user, roles: user.roles.map(({ identifier }) => identifier) },
      {
        roles: ['user'],
        usedIpAddresses: [{ address: '192.0.2.14' }, { address: '192.0.2.15' }],
      },
    );
    assert.deepEqual(user.roles[0]?.permissions[0], { name: 'users.read.own' });
  });

  it('Q9: reads all date formats as one instant', async () => {
    const instant = '2014-08-21T13:00:15.000Z';
    await using over = await overUser({
      time_zone: 'Kyiv',
      created_at: '2014-08-21T13:00:15Z',
      updated_at: '2014-08-21T16:00:15+03:00',
      activated_at: '2014-08-21T20:00:15.000+07:00',
      deleted_at: '2014-08-21T13:00:15+00:00',
    });
    const selection = 'createdAt updatedAt ... on OnAppUser { activatedAt deletedAt timeZone }';
    assert.deepEqual((await read(over.url, selection)).data, {
      user: {
        createdAt: instant,
        updatedAt: instant,
        activatedAt: instant,
        deletedAt: instant,
        timeZone: 'Kyiv',
      },
    });
  });

  it('Q10: returns amounts of every format as decimal texts', async () => {
    await using over = await overUser({
      outstanding_amount: -250.5,
      payment_amount: '1000.25',
      total_amount: 2.3e28,
      monthly_price: '1.5e-3',
    });
    const selection = `billingInfo { ... on OnAppBillingInfo {
      owed { amount } paymentAmount { amount } totalAmount { amount } monthlyPrice { amount } } }`;
    assert.deepEqual((await read(over.url, selection)).data, {
      user: {
        billingInfo: [
          {
            owed: { amount: '-250.5' },
            paymentAmount: { amount: '1000.25' },
            totalAmount: { amount: '23000000000000000000000000000' },
            monthlyPrice: { amount: '0.0015' },
          },
        ],
      },
    });
  });

  it('Q13: reads a deleted user with its status', async () => {
    for (const format of FORMATS) {
      await using over = await startOverPanel({}, { format });
      const { data } = await read(
        over.url,
        'status ... on OnAppUser { deletedAt }',
        'onapp/user/44',
      );
      assert.deepEqual(data, {
        user: { status: 'DELETED', deletedAt: '2023-05-30T08:00:00.000Z' },
      });
    }
  });

  it('Q15: reads the short list unless roles are selected', async () => {
    await using over = await startOverPanel();
    const { data } = await read(over.url, EVERY_FIELD, 'onapp/user/1');
    const user = data?.['user'] as { permissions: unknown[] };
    assert.ok(user.permissions.length > 80);
    const users = (selection: string) =>
      send(over.url, `{ users(provider: "onapp", first: 1) { nodes { ${selection} } } }`);
    await users('login');
    await users('login permissions { id }');
    assert.deepEqual(
      over.panel.journal.map(({ method, path, query }) => [method, path, query]),
      [
        ['GET', '/users/1.json', ''],
        ['GET', '/users.json', 'short=&page=1&per_page=1'],
        ['GET', '/users.json', 'page=1&per_page=1'],
      ],
    );
  });

  it('Q16: drops the secrets of old panels in either dialect', async () => {
    for (const format of FORMATS) {
      await using over = await startOverPanel({ showSecrets: true }, { format });
      const raw = await fetch(`${over.panel.url}/users/12.${format}`, {
        headers: { authorization: `Basic ${btoa('gateway:gateway-demo-password')}` },
      });
      assert.match(await raw.text(), /canary-secret-aflexi-password-12/);
      const { text, errors } = await read(over.url, EVERY_FIELD);
      assert.deepEqual(errors, []);
      assert.ok(!text.includes('canary'));
      for (const selection of ['email', EVERY_FIELD]) {
        const query = `{ users(provider: "onapp") { nodes { ... on OnAppUser { ${selection} } } } }`;
        const list = await send(over.url, query);
        assert.deepEqual(list.errors, []);
        assert.match(list.text, /john\.dooe@activeplatfrom\.com/);
        assert.ok(!list.text.includes('canary'));
      }
    }
  });

  it('Q17: returns null for amounts that the account may not read', async () => {
    for (const format of FORMATS) {
      await using over = await startOverPanel({ readPrices: false }, { format });
      const selection = `billingInfo { billingId ... on OnAppBillingInfo {
        owed { amount } paymentAmount { amount } totalAmount { amount } monthlyPrice { amount } discountDueToFree { amount }
        totalAmountWithDiscount { amount } } }`;
      const { data, errors } = await read(over.url, selection);
      assert.deepEqual(errors, []);
      assert.deepEqual(data, {
        user: {
          billingInfo: [
            {
              billingId: '1',
              owed: null,
              paymentAmount: null,
              totalAmount: null,
              monthlyPrice: null,
              discountDueToFree: null,
              totalAmountWithDiscount: null,
            },
          ],
        },
      });
    }
  });

  it('Q18: names permissions by identifier, whatever their id', async () => {
    const roleWith = (id: number) => ({
      roles: [
        {
          role: {
            id: 1,
            identifier: 'admin',
            permissions: [{ permission: { id, identifier: 'users.read' } }],
          },
        },
      ],
    });
    for (const id of [11, 4711]) {
      await using over = await overUser(roleWith(id));
      const { data } = await read(
        over.url,
        'permissions { id name } ... on OnAppUser { roles { identifier } }',
      );
      assert.deepEqual(data, {
        user: {
          permissions: [{ id: `onapp/permission/${id}`, name: 'users.read' }],
          roles: [{ identifier: 'admin' }],
        },
      });
    }
  });

  it('Q21: ignores the type attribute of an XML field', async () => {
    const roles = (attribute: string) =>
      `<roles${attribute}><role><id>2</id><label/></role></roles>`;
    await using over = await overXmlUser(
      `<login>0012</login><time_zone/><deleted_at nil="true"/>
       <created_at type="datetime">2014-08-21T16:00:15+03:00</created_at>
       <updated_at type="dateTime">2014-08-21T16:00:15+03:00</updated_at>
       <used_cpus>2</used_cpus><used_memory type="integer">4096</used_memory>
       <registered_yubikey>true</registered_yubikey><supplied type="boolean">false</supplied>
       <monthly_price>29.9</monthly_price><total_amount type="float">1e3</total_amount>
       <used_ip_addresses type="array"/>${roles(' type="array"')}`,
    );
    const selection = `login createdAt updatedAt ... on OnAppUser {
      timeZone deletedAt usedCpuCount usedMemoryMegabytes hasYubikey isSupplied
      usedIpAddresses { id } roles { id name } }
      billingInfo { ... on OnAppBillingInfo { monthlyPrice { amount } totalAmount { amount } } }`;
    const at = '2014-08-21T13:00:15.000Z';
    assert.deepEqual((await read(over.url, selection)).data, {
      user: {
        login: '0012',
        createdAt: at,
        updatedAt: at,
        timeZone: null,
        deletedAt: null,
        usedCpuCount: 2,
        usedMemoryMegabytes: 4096,
        hasYubikey: true,
        isSupplied: false,
        usedIpAddresses: [],
        roles: [{ id: 'onapp/role/2', name: null }],
        billingInfo: [{ monthlyPrice: { amount: '29.9' }, totalAmount: { amount: '1000' } }],
      },
    });
  });

  it('Q26: rejects the mismatched closing tags of the printed samples', async () => {
    await using over = await overXmlUser('<monthly_price>1</monthly-price>');
    const { data, errors } = await read(over.url, 'id');
    assert.deepEqual(data, { user: null });
    assert.equal(errors[0]?.extensions['code'], 'UPSTREAM_CONTRACT');
    assert.equal(errors[0]?.message, 'onapp: response is not as documented ($: expected XML).');
  });
});
