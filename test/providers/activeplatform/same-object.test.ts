import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import { accountBody, subscriptionBody, userBody } from '../../support/activeplatform/bodies.ts';
import { JOHN, TOKEN } from '../../support/activeplatform/gateway.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { SeenObjects, selectFieldsOf } from '../../support/schema/seen-objects.ts';
import { sendJson, startHttpServer } from '../../support/upstreams/http-server.ts';

const LIMITS = { limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 } };

const USER = `__typename ... on ActivePlatformUser { ${selectFieldsOf('ActivePlatformUser')} }`;
const ACCOUNT = `__typename ... on ActivePlatformBillingInfo {
  ${selectFieldsOf('ActivePlatformBillingInfo')} }`;

interface Ids {
  readonly user: string;
  readonly email: string;
  readonly account: string;
}

/** Reads a user, the other users of its accounts and the accounts in every way. */
async function readInEveryWay(url: string, { user, email, account }: Ids): Promise<SeenObjects> {
  const seen = new SeenObjects(url);
  // First, because an update changes `updatedAt`.
  const input = { activePlatform: { id: user, firstName: 'Ann' } };
  const update = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
    __typename ... on UserUpdated { user { ${USER} } } } }`;
  await seen.read('updateUser', update, { input });
  await seen.read('user', `{ user(id: "${user}") { ${USER} } }`);
  await seen.read('node', `{ node(id: "${user}") { ${USER} } }`);
  await seen.read('nodes', `{ nodes(ids: ["${user}"]) { ${USER} } }`);
  await seen.read('accounts', `{ nodes(ids: ["${account}"]) { ${ACCOUNT} } }`);
  await seen.read('account', `{ node(id: "${account}") { ${ACCOUNT} } }`);
  await seen.read(
    'users',
    `{ users(provider: "activeplatform", first: 30) { nodes { ${USER} } } }`,
  );
  const found = `findUsers(match: { email: "${email}" }) { users { ${USER} } }`;
  await seen.read('findUsers', `{ ${found} }`);
  return seen;
}

const TYPES = ['ActivePlatformUser', 'ActivePlatformBillingInfo', 'ActivePlatformSubscription'];

describe('An object of ActivePlatform', () => {
  for (const statusSpelling of ['phrase', 'snakeCase'] as const) {
    it(`has the same fields on every path, spelled as ${statusSpelling}`, async () => {
      const platform = await runActivePlatformSimulator({ statusSpelling });
      const activeplatform = { kind: 'activePlatform', url: platform.url, apiToken: TOKEN };
      const gateway = await startGatewayOver({ activeplatform }, LIMITS);
      try {
        const seen = await readInEveryWay(gateway.url, {
          user: JOHN,
          email: 'test@mail.com',
          account: 'activeplatform/account/2000122',
        });
        for (const type of TYPES) assert.ok(seen.waysTo(type) >= 6, type);
      } finally {
        await gateway.close();
        await platform.close();
      }
    });
  }

  it('has the same values and errors if documents are odd', async () => {
    const user = userBody(5, { first_name: 'Ann', status: 7, created_at: 'never' });
    const account = accountBody(6, { balance: 'NaN', status: {}, zip: ['a'] });
    const subscription = subscriptionBody(7, { status: null, trial: 'maybe', payment_model: [] });
    await using server = await startHttpServer((response, { url }) => {
      if (url.includes('subscriptions')) return sendJson(response, 200, [subscription]);
      if (url.includes('/users/5/accounts')) return sendJson(response, 200, [account]);
      if (url.includes('/accounts/6')) return sendJson(response, 200, account);
      return sendJson(response, 200, url.includes('users.json') ? [user] : user);
    });
    const activeplatform = { kind: 'activePlatform', url: server.url, apiToken: TOKEN };
    const gateway = await startGatewayOver({ activeplatform }, LIMITS);
    try {
      const seen = await readInEveryWay(gateway.url, {
        user: 'activeplatform/user/5',
        email: 'person-5@quist.example',
        account: 'activeplatform/account/6',
      });
      for (const type of TYPES) assert.ok(seen.waysTo(type) >= 6, type);
    } finally {
      await gateway.close();
    }
  });
});
