import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountBody, subscriptionBody, userBody } from '../../support/activeplatform/bodies.ts';
import { startOverAnswers } from '../../support/activeplatform/gateway.ts';
import { send, tryUpdate } from '../../support/clients/graphql.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { oddBodies } from '../contract/odd-values.ts';

const ID = 'activeplatform/user/5';

interface Bodies {
  readonly user?: unknown;
  readonly accounts?: unknown;
  readonly subscriptions?: unknown;
}

/** Sends a query about the user to a gateway over a platform that returns these bodies. */
async function query(
  { user = userBody(5), accounts = [], subscriptions = [] }: Bodies,
  selection: string,
) {
  await using gateway = await startOverAnswers((response, { url }) => {
    const isOfUser = url.includes('/users/5/');
    if (url.includes('subscriptions')) return sendJson(response, 200, subscriptions);
    return sendJson(response, 200, isOfUser || url.includes('accounts') ? accounts : user);
  });
  const { data, errors } = await send(
    gateway.url,
    `{ user(id: "${ID}") { id ... on ActivePlatformUser { ${selection} } } }`,
  );
  const problems = errors.map(({ path, extensions: { code } }) => [path?.join('.'), code]);
  return { user: Object(data)['user'], problems };
}

describe('an ActivePlatform user with an odd value', () => {
  it('F2: fails only the field that shows it', async () => {
    const user = userBody(5, {
      custom_attributes: [
        { name: null, value: ['a'] },
        { name: 'Age', value: 21 },
      ],
      created_at: '3 October 2016',
    });
    const { user: shown, problems } = await query(
      { user },
      'customAttributes { name value } createdAt',
    );
    assert.deepEqual(shown, {
      id: ID,
      createdAt: null,
      customAttributes: [
        { name: null, value: null },
        { name: 'Age', value: '21' },
      ],
    });
    assert.deepEqual(problems.toSorted(), [
      ['user.createdAt', 'UPSTREAM_CONTRACT'],
      ['user.customAttributes.0.value', 'UPSTREAM_CONTRACT'],
    ]);
  });

  it('F2: reads a date with a zone in any form', async () => {
    const user = userBody(5, { updated_at: '2016-10-03 10:06:38 +0300' });
    const { user: shown, problems } = await query({ user }, 'updatedAt');
    assert.deepEqual([shown.updatedAt, problems], ['2016-10-03T07:06:38.000Z', []]);
  });

  it('F2: loses one balance, not the accounts', async () => {
    const accounts = [accountBody(6, { balance: 'NaN' }), accountBody(7), accountBody(0)];
    const { user, problems } = await query(
      { accounts, subscriptions: [subscriptionBody(1, { trial: 'maybe' })] },
      'billingInfo { billingId ... on ActivePlatformBillingInfo { balance { amount } subscriptions { nodes { name isTrial } } } }',
    );
    const subscriptions = { nodes: [{ name: 'Backup 500 GB', isTrial: null }] };
    assert.deepEqual(user.billingInfo, [
      { billingId: '6', balance: null, subscriptions },
      { billingId: '7', balance: { amount: '-12.5' }, subscriptions },
    ]);
    assert.deepEqual(problems.map(([path]) => path).toSorted(), [
      'user.billingInfo',
      'user.billingInfo.0.balance',
      'user.billingInfo.0.subscriptions.nodes.0.isTrial',
      'user.billingInfo.1.subscriptions.nodes.0.isTrial',
    ]);
  });

  it('F2: maps an odd word to UNKNOWN, and loses only its text', async () => {
    const odd = { status: ['a'], account_type: {}, default_payment_model: [1, 2] };
    const { user, problems } = await query(
      {
        accounts: [accountBody(6, odd)],
        subscriptions: [subscriptionBody(1, { status: {}, payment_model: true })],
      },
      `billingInfo { status statusText ... on ActivePlatformBillingInfo {
        accountType accountTypeText defaultPaymentModel defaultPaymentModelText
        subscriptions { nodes { status statusText paymentModel paymentModelText } } } }`,
    );
    const subscription = {
      status: 'UNKNOWN',
      statusText: null,
      paymentModel: 'UNKNOWN',
      paymentModelText: null,
    };
    assert.deepEqual(user.billingInfo, [
      {
        status: 'UNKNOWN',
        statusText: null,
        accountType: 'UNKNOWN',
        accountTypeText: null,
        defaultPaymentModel: 'UNKNOWN',
        defaultPaymentModelText: null,
        subscriptions: { nodes: [subscription] },
      },
    ]);
    const texts = ['statusText', 'accountTypeText', 'defaultPaymentModelText'];
    const below = ['statusText', 'paymentModelText'];
    assert.deepEqual(
      problems.toSorted(),
      [
        ...texts.map((name) => [`user.billingInfo.0.${name}`, 'UPSTREAM_CONTRACT']),
        ...below.map((name) => [
          `user.billingInfo.0.subscriptions.nodes.0.${name}`,
          'UPSTREAM_CONTRACT',
        ]),
      ].toSorted(),
    );
  });

  it('F2: loses only the users of a page that it cannot identify', async () => {
    const body = [userBody(5, { updated_at: 7 }), { email: 'a' }, userBody(6)];
    await using gateway = await startOverAnswers((response) => sendJson(response, 200, body));
    const { data, errors } = await send(
      gateway.url,
      '{ users(provider: "activeplatform", first: 10) { edges { node { id } } } }',
    );
    assert.deepEqual(data, {
      users: { edges: [{ node: { id: ID } }, { node: { id: 'activeplatform/user/6' } }] },
    });
    assert.deepEqual(
      errors.map(({ path }) => path),
      [['users', 'edges']],
    );
  });
});

describe('an update of an ActivePlatform user', () => {
  it('F4: is applied whatever else is odd in its response', async () => {
    let body: unknown;
    await using gateway = await startOverAnswers((response) => sendJson(response, 200, body));
    for (body of oddBodies(userBody(5), ['id'])) {
      const { data } = await tryUpdate(gateway.url, {
        activePlatform: { id: ID, password: 'Xy12345678' },
      });
      assert.equal(Object(data)['updateUser'].__typename, 'UserUpdated', JSON.stringify(body));
    }
  });
});
