import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runOnAppSimulator } from '@roster/simulators/onapp/simulator.ts';
import { DETAIL_FIELDS } from '../../../src/providers/onapp/detail-fields.ts';
import { startGatewayOver } from '../../support/gateway/gateway.ts';
import { NO_DOCUMENT_LIMITS } from '../../support/gateway/no-document-limits.ts';
import { CATALOGUE } from '../../support/onapp/catalogue.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { SeenObjects, selectFieldsOf } from '../../support/schema/seen-objects.ts';
import { startHttpServer } from '../../support/upstreams/http-server.ts';

const LIMITS = { limits: { ...NO_DOCUMENT_LIMITS, upstreamCalls: 0 } };

const ALL = `__typename ... on OnAppUser { ${selectFieldsOf('OnAppUser')} }`;
/** What a short list has. */
const SHORT = `__typename ... on OnAppUser { ${selectFieldsOf('OnAppUser', DETAIL_FIELDS)} }`;
const PANEL = `__typename ... on Provider { ${selectFieldsOf('Provider')} }`;

/** Reads the users and the lists of a panel in every way. */
async function readInEveryWay(url: string, id: string, email: string): Promise<SeenObjects> {
  const seen = new SeenObjects(url);
  // First, because an update changes `updatedAt`.
  const input = { onApp: { id, firstName: 'Ann' } };
  const update = `mutation ($input: UpdateUserInput!) { updateUser(input: $input) {
    __typename ... on UserUpdated { user { ${ALL} } } } }`;
  await seen.read('updateUser', update, { input });
  await seen.read('user', `{ user(id: "${id}") { ${ALL} } }`);
  await seen.read('node', `{ node(id: "${id}") { ${ALL} } }`);
  await seen.read('nodes', `{ nodes(ids: ["${id}", "onapp"]) { ${ALL} ${PANEL} } }`);
  for (const [name, fields] of [
    ['full', ALL],
    ['short', SHORT],
  ] as const) {
    await seen.read(
      `users, ${name}`,
      `{ users(provider: "onapp", first: 50) { nodes { ${fields} } } }`,
    );
    const found = `findUsers(match: { email: "${email}" }) { users { ${fields} } }`;
    await seen.read(`findUsers, ${name}`, `{ ${found} }`);
  }
  await seen.read('providers', `{ providers { ${PANEL} } }`);
  return seen;
}

/** Returns the bodies of a panel by path; the role of its user counts other users, and lacks properties. */
function bodiesWithout(lacks: readonly string[]): ReadonlyMap<string, string> {
  const role = { ...FULL_USER.roles[0]?.role, users_count: 99 };
  const reduced = Object.fromEntries(Object.entries(role).filter(([key]) => !lacks.includes(key)));
  const references = { user_group_id: 56, bucket_id: 3, roles: [{ role: reduced }] };
  const user = { ...FULL_USER, ...references, first_name: 'Ann' };
  const { payments, monthly_bills, ...lists } = CATALOGUE.json;
  return new Map([
    ...Object.entries(lists).map(([path, body]) => [`/${path}.json`, body] as const),
    ['/users.json', JSON.stringify([{ user }])],
    ['/users/12.json', JSON.stringify({ user })],
    ['/billing/user/payments.json', payments],
    ['/users/12/monthly_bills.json', monthly_bills],
  ]);
}

const TYPES = ['OnAppUser', 'OnAppRole', 'Permission', 'OnAppPayment', 'OnAppUserGroup'];

describe('An object of OnApp', () => {
  for (const version of ['2.3', '5.5', '6.7'] as const) {
    it(`has the same fields on every path of a panel ${version}`, async () => {
      const panel = await runOnAppSimulator({ version });
      const billingField = version < '6' ? 'billing_plan_id' : 'bucket_id';
      const { username, password } = panel.credentials;
      const onapp = { kind: 'onApp', url: panel.url, username, password, billingField };
      const gateway = await startGatewayOver({ onapp }, LIMITS);
      try {
        const email = 'john.dooe@activeplatfrom.com';
        const seen = await readInEveryWay(gateway.url, 'onapp/user/12', email);
        for (const type of [...TYPES, version < '6' ? 'OnAppBillingPlan' : 'OnAppBucket']) {
          assert.ok(seen.waysTo(type) >= 3, `${type} was seen ${seen.waysTo(type)} times`);
        }
      } finally {
        await gateway.close();
        await panel.close();
      }
    });
  }

  for (const [name, lacks] of [
    ['lack what only the role list has', ['permissions', 'system', 'template', 'users_count']],
    ['count other users', ['template']],
  ] as const) {
    it(`has the same fields although roles of users ${name}`, async () => {
      const bodies = bodiesWithout(lacks);
      await using server = await startHttpServer((response, { url, method }) => {
        const body = bodies.get(new URL(url, 'http://panel').pathname);
        if (method === 'PUT') response.writeHead(204).end();
        else response.writeHead(body === undefined ? 404 : 200).end(body ?? '{}');
      });
      const onapp = { kind: 'onApp', url: server.url, username: 'a', password: 'b' };
      const gateway = await startGatewayOver({ onapp }, LIMITS);
      try {
        const seen = await readInEveryWay(gateway.url, 'onapp/user/12', FULL_USER.email);
        assert.ok(seen.waysTo('OnAppRole') >= 8);
      } finally {
        await gateway.close();
      }
    });
  }
});
