import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isEnumType } from 'graphql';
import { createSchema } from '../../src/graphql/schema.ts';
import { ADAPTER_OF_BRANCH } from '../conformance/adapters/registry.ts';
import { type GraphqlAnswer, send } from '../support/clients/graphql.ts';
import { startGatewayOver } from '../support/gateway/gateway.ts';

/** Nothing listens there: what is not refused fails with another code. */
const url = 'http://127.0.0.1:9';
const billing = { url };
const admin = { url, token: 'canary-token' };
const vms = { kind: 'vms', timeZone: 'Europe/Minsk' };
const onApp = { kind: 'onApp', url, username: 'user' };

/** Every way to configure a provider that changes what it can do. */
const CONFIGURATIONS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  ActivePlatform: { activeplatform: { kind: 'activePlatform', url, apiToken: 'canary-token' } },
  'OnApp with a password': { onapp: { ...onApp, password: 'canary-password' } },
  'OnApp with an API key': { onapp: { ...onApp, apiKey: 'canary-key' } },
  'VMS with both APIs': { vms: { ...vms, billing, admin } },
  'VMS with the Admin API': { vms: { ...vms, admin } },
  'VMS with the Billing API': { vms: { ...vms, billing } },
  'VMS with a list of users': { vms: { ...vms, billing, admin: { ...admin, usersList: true } } },
};

/** An operation that needs each capability of reading. */
const READS: Readonly<Record<string, (provider: string) => string>> = {
  READ_USERS: (provider) => `{ user(id: "${provider}/user/5") { login } }`,
  LIST_USERS: (provider) => `{ users(provider: "${provider}") { nodes { login } } }`,
  SEARCH_USERS: (provider) => `{ users(provider: "${provider}", search: "ann") { nodes { id } } }`,
  FIND_USERS_BY_EMAIL: () =>
    '{ findUsers(match: { email: "a@example.net" }) { problem { code } } }',
  FIND_USERS_BY_LOGIN: () =>
    '{ findUsers(match: { login: "a@example.net" }) { problem { code } } }',
  FIND_USERS_BY_TEXT: () => '{ findUsers(match: { text: "ann" }) { problem { code } } }',
  READ_CAMERAS: (provider) => `{ camera(id: "${provider}/camera/1") { name } }`,
  READ_INTERCOMS: (provider) => `{ intercom(id: "${provider}/intercom/1") { status } }`,
  LIST_PERMISSIONS: (provider) => `{ permissions(provider: "${provider}") { name } }`,
};

const UPDATE =
  'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { ... on Problem { code } } }';

/** An update for each branch. */
const UPDATES = Object.fromEntries(
  ADAPTER_OF_BRANCH.map(({ branch, unknownUser }) => [
    `UPDATE_${branch.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
    unknownUser,
  ]),
);

/** `BAD_USER_INPUT` is the code for an object or a branch that no provider of this kind has. */
const REFUSED = /"code":"(?:UNSUPPORTED_BY_PROVIDER|BAD_USER_INPUT)"/;

const isRefused = ({ text }: GraphqlAnswer) => REFUSED.test(text);

/** Returns the capabilities of the only provider of a response, sorted. */
const sorted = (body: { data: { providers: { capabilities: string[] }[] } }) =>
  body.data.providers.flatMap(({ capabilities }) => capabilities).sort();

describe('Provider.capabilities', () => {
  it('has a value for each read and each branch', () => {
    const type = createSchema().getType('ProviderCapability');
    assert.ok(isEnumType(type));
    const values = type.getValues().map(({ name }) => name);
    assert.deepEqual(values.toSorted(), [...Object.keys(READS), ...Object.keys(UPDATES)].sort());
  });

  for (const [title, providers] of Object.entries(CONFIGURATIONS)) {
    it(`lists exactly what is not refused: ${title}`, async () => {
      const gateway = await startGatewayOver(providers);
      try {
        const [id = ''] = Object.keys(providers);
        const { text } = await send(gateway.url, '{ providers { capabilities } }');
        const offered = [];
        for (const [capability, query] of Object.entries(READS)) {
          if (!isRefused(await send(gateway.url, query(id)))) offered.push(capability);
        }
        for (const [capability, input] of Object.entries(UPDATES)) {
          if (!isRefused(await send(gateway.url, UPDATE, { input }))) offered.push(capability);
        }
        const expected = { data: { providers: [{ capabilities: offered }] } };
        assert.deepEqual(sorted(JSON.parse(text)), sorted(expected));
      } finally {
        await gateway.close();
      }
    });
  }
});
