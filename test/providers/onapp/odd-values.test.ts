import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { send, tryUpdate } from '../../support/clients/graphql.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { FULL_USER_XML } from '../../support/onapp/full-user-xml.ts';
import { startOverAnswers } from '../../support/onapp/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { oddBodies } from '../contract/odd-values.ts';

const ID = 'onapp/user/12';

/** Sends a query about the user to a gateway over a panel that returns this body. */
async function query(body: object | string, selection: string) {
  await using gateway = await startOverAnswers(
    (response) => {
      if (typeof body !== 'string') return sendJson(response, 200, body);
      return response.writeHead(200, { 'content-type': 'application/xml' }).end(body);
    },
    typeof body === 'string' ? { format: 'xml' } : {},
  );
  const { data, errors } = await send(
    gateway.url,
    `{ user(id: "${ID}") { login ... on OnAppUser { ${selection} } } }`,
  );
  const problems = errors.map(({ path, extensions: { code } }) => [path?.join('.'), code]);
  return { user: Object(data)['user'], problems };
}

const panel = (members: object) => ({ user: { ...FULL_USER, ...members } });

describe('an OnApp user with an odd value', () => {
  it('F3: fails only the field that shows it', async () => {
    const body = panel({ used_cpu_shares: 12.5, suspend_at: 'soon', used_cpus: 4 });
    const { user, problems } = await query(body, 'usedCpuShares suspendAt usedCpuCount');
    assert.deepEqual(user, {
      login: '0012',
      usedCpuShares: null,
      suspendAt: null,
      usedCpuCount: 4,
    });
    assert.deepEqual(problems, [
      ['user.usedCpuShares', 'UPSTREAM_CONTRACT'],
      ['user.suspendAt', 'UPSTREAM_CONTRACT'],
    ]);
  });

  it('F3: maps an odd word to UNKNOWN, and loses only its text', async () => {
    const body = panel({ cdn_status: {}, cdn_account_status: 'PAUSED', outstanding_amount: 'NaN' });
    const { user, problems } = await query(
      body,
      `cdnStatus cdnStatusText cdnAccountStatus cdnAccountStatusText
        billingInfo { owed { amount } ... on OnAppBillingInfo { totalAmount { amount } } }`,
    );
    assert.deepEqual(user, {
      login: '0012',
      cdnStatus: 'UNKNOWN',
      cdnStatusText: null,
      cdnAccountStatus: 'UNKNOWN',
      cdnAccountStatusText: 'PAUSED',
      billingInfo: [{ owed: null, totalAmount: { amount: '883.25' } }],
    });
    assert.deepEqual(problems.toSorted(), [
      ['user.billingInfo.0.owed', 'UPSTREAM_CONTRACT'],
      ['user.cdnStatusText', 'UPSTREAM_CONTRACT'],
    ]);
  });

  it('F3: reads other forms as what they mean', async () => {
    const body = panel({
      suspend_at: '2011-08-01 12:47:08',
      additional_fields: [{ additional_field: { name: 'contract', value: 15 } }],
      infoboxes: { display_infoboxes: 't', hidden_infoboxes: '' },
      used_memory: '4096',
      avatar: '',
    });
    const selection = `suspendAt additionalFields { name value } usedMemoryMegabytes avatar
      infoboxes { showsInfoboxes hiddenInfoboxes }`;
    const { user, problems } = await query(body, selection);
    assert.deepEqual(problems, []);
    assert.deepEqual(user, {
      login: '0012',
      suspendAt: '2011-08-01T12:47:08.000Z',
      additionalFields: [{ name: 'contract', value: '15' }],
      usedMemoryMegabytes: 4096,
      avatar: null,
      infoboxes: { showsInfoboxes: true, hiddenInfoboxes: null },
    });
  });

  it('F3: reads empty or blank typed elements of XML as null', async () => {
    const body = FULL_USER_XML.replace(
      '<user_group_id type="integer">36</user_group_id>',
      '<user_group_id type="integer">\n  </user_group_id>',
    )
      .replace(
        /<outstanding_amount.*<\/outstanding_amount>/,
        '<outstanding_amount type="decimal"/>',
      )
      .replace(/<deleted_at.*<\/deleted_at>/, '<deleted_at type="dateTime"/>');
    const selection =
      'userGroup { id } deletedAt billingInfo { ... on OnAppBillingInfo { owed { amount } } }';
    const { user, problems } = await query(body, selection);
    assert.deepEqual(problems, []);
    assert.deepEqual(user, {
      login: '0012',
      userGroup: null,
      deletedAt: null,
      billingInfo: [{ owed: null }],
    });
  });

  it('F3: reads an XML list whatever its children are named', async () => {
    const body = FULL_USER_XML.replaceAll('ip_address>', 'address_of_user>');
    const { user, problems } = await query(body, 'usedIpAddresses { address }');
    assert.deepEqual(problems, []);
    assert.deepEqual(user.usedIpAddresses, [{ address: '192.0.2.14' }]);
  });
});

describe('a list of OnApp users with odd values', () => {
  const other = (id: unknown) => ({ user: { ...FULL_USER, id, email: `${id}@example.net` } });

  it('F3: loses only the users that it cannot identify', async () => {
    const body = [panel({ created_at: 'soon' }), null, other('x'), other(13)];
    await using gateway = await startOverAnswers((response) => sendJson(response, 200, body));
    const page = await send(
      gateway.url,
      '{ users(provider: "onapp", first: 10) { edges { node { id createdAt } } } }',
    );
    assert.deepEqual(page.data, {
      users: {
        edges: [
          { node: { id: ID, createdAt: null } },
          { node: { id: 'onapp/user/13', createdAt: '2012-02-09T17:05:30.000Z' } },
        ],
      },
    });
    assert.deepEqual(
      page.errors.map(({ path, extensions: { code } }) => [path?.join('.'), code]),
      [
        ['users.edges', 'UPSTREAM_CONTRACT'],
        ['users.edges.0.node.createdAt', 'UPSTREAM_CONTRACT'],
      ],
    );
  });

  it('F3: finds a user beside one that it cannot identify', async () => {
    const body = [other(null), other(13)];
    await using gateway = await startOverAnswers((response) => sendJson(response, 200, body));
    const { data, errors } = await send(
      gateway.url,
      '{ findUsers(match: { email: "13@example.net" }) { provider { id } users { id } problem { code } } }',
    );
    assert.deepEqual(data, {
      findUsers: [{ provider: { id: 'onapp' }, users: [{ id: 'onapp/user/13' }], problem: null }],
    });
    assert.deepEqual(
      errors.map(({ path }) => path),
      [['findUsers', 0, 'users']],
    );
  });
});

describe('an update of an OnApp user', () => {
  it('F4: is applied if the user that is read back is odd', async () => {
    let body: unknown;
    await using gateway = await startOverAnswers((response, { method }) =>
      method === 'PUT' ? response.writeHead(204).end() : sendJson(response, 200, body),
    );
    for (const user of oddBodies(FULL_USER, ['id'])) {
      body = { user };
      const { data, errors } = await tryUpdate(gateway.url, {
        onApp: { id: ID, password: 'Xy12345678' },
      });
      assert.equal(Object(data)['updateUser'].__typename, 'UserUpdated', JSON.stringify(user));
      // The mutation selects the login, whose odd values have an error of their own.
      assert.ok(errors.every(({ path }) => path?.includes('user')));
    }
  });
});
