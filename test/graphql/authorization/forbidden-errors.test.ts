import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { apiKey, bearer } from '../../support/clients/api-keys.ts';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import {
  type RosterSubgraph,
  startRosterSubgraph,
} from '../../support/federation/roster-subgraph.ts';
import { type Issuer, sign, startIssuer } from '../../support/services/issuer.ts';

const SECRET = '{ camera(id: "vms/camera/2") { id previewUrl } }';
const CHANGE = `mutation {
  first: updateUser(input: { vmsAdmin: { id: "vms/user/1", permissions: { ids: ["1"] } } }) {
    __typename
    ... on UserUpdated { origin { requestId } user { login ... on VmsUser { cameras(first: 1) { nodes { name previewUrl } } } } }
  }
}`;

/** Returns what a client sees of the only error, without the ids of the request. */
function onlyError({ errors }: GraphqlAnswer) {
  assert.equal(errors.length, 1);
  const [
    {
      message,
      path,
      extensions: { requestId: _id, ...extensions },
    } = assert.fail(),
  ] = errors;
  return { message, path, extensions };
}

interface Asking {
  readonly roster: RosterSubgraph;
  readonly ask: (query: string) => Promise<GraphqlAnswer>;
}

/** How each kind of caller is created, with the words for it. */
const CALLERS: Readonly<Record<string, (issuer: Issuer) => Promise<Asking>>> = {
  'this key': async () => {
    const access = { mode: 'apiKeys', apiKeys: [apiKey('a', ['users:read', 'users:write'])] };
    const roster = await startRosterSubgraph({ access });
    return { roster, ask: (query) => send(roster.url, query, {}, bearer('a')) };
  },
  'this token': async (issuer) => {
    const token = await sign(issuer.key, { claims: { scope: 'users:read users:write' } });
    const roster = await startRosterSubgraph({ access: issuer.access });
    return { roster, ask: (query) => send(roster.url, query, {}, bearer(token)) };
  },
  'a caller without a credential': async () => {
    const roster = await startRosterSubgraph({ access: { mode: 'open' } });
    return { roster, ask: (query) => send(roster.url, query) };
  },
};

for (const [words, start] of Object.entries(CALLERS)) {
  describe(`FORBIDDEN for ${words}`, () => {
    let issuer: Issuer;
    let asking: Asking;
    before(async () => {
      issuer = await startIssuer();
      asking = await start(issuer);
    });
    after(async () => {
      await asking.roster[Symbol.asyncDispose]();
      await issuer[Symbol.asyncDispose]();
    });
    beforeEach(() => asking.roster.forgetArrivals());

    const message = `Access denied: ${words} lacks the scope secrets:read, which Camera.previewUrl needs.`;
    const refused = { code: 'FORBIDDEN', field: 'Camera.previewUrl', scopes: ['secrets:read'] };

    it('names the field and the scope', async () => {
      const result = await asking.ask(SECRET);
      assert.deepEqual(result.data, { camera: { id: 'vms/camera/2', previewUrl: null } });
      assert.deepEqual(onlyError(result), {
        ...{ message, path: ['camera', 'previewUrl'], extensions: refused },
      });
    });

    it('names them for an entity of a router', async () => {
      const representations = '[{ __typename: "Camera", id: "vms/camera/2" }]';
      const result = await asking.ask(
        `{ _entities(representations: ${representations}) { ... on Camera { id previewUrl } } }`,
      );
      assert.deepEqual(onlyError(result), {
        ...{ message, path: ['_entities', 0, 'previewUrl'], extensions: refused },
      });
    });

    it('refuses a mutation with such a field before anything is sent', async () => {
      const result = await asking.ask(CHANGE);
      assert.deepEqual(onlyError(result), {
        message: `${message} Nothing was changed.`,
        path: ['first'],
        extensions: {
          ...{ code: 'FORBIDDEN', write: 'NOT_APPLIED', field: 'Mutation.updateUser' },
          ...{ scopes: ['secrets:read'] },
          fields: [{ field: 'Camera.previewUrl', scopes: ['secrets:read'] }],
        },
      });
      assert.deepEqual(asking.roster.arrivals(), []);
    });
  });
}

describe('FORBIDDEN for a mutation', () => {
  let roster: RosterSubgraph;
  before(async () => {
    const apiKeys = [apiKey('writer', ['users:write']), apiKey('metrics', ['metrics'])];
    roster = await startRosterSubgraph({ access: { mode: 'apiKeys', apiKeys } });
  });
  after(() => roster[Symbol.asyncDispose]());

  it('lists all fields and scopes that are missing at once', async () => {
    const { message, extensions } = onlyError(await send(roster.url, CHANGE, {}, bearer('writer')));
    assert.deepEqual(extensions, {
      ...{ code: 'FORBIDDEN', write: 'NOT_APPLIED', field: 'Mutation.updateUser' },
      scopes: ['users:read', 'secrets:read'],
      fields: [
        { field: 'UserUpdated.user', scopes: ['users:read'] },
        { field: 'Camera.previewUrl', scopes: ['secrets:read'] },
      ],
    });
    const list = 'users:read for UserUpdated.user, secrets:read for Camera.previewUrl';
    assert.equal(
      message,
      `Access denied: this key lacks scopes that the selection of Mutation.updateUser needs: ${list}. Nothing was changed.`,
    );
    assert.deepEqual(roster.arrivals(), []);
  });

  it('B28: says nothing about fields to a caller without a credential', async () => {
    for (const query of [SECRET, CHANGE]) {
      for (const headers of [{}, bearer('unknown')]) {
        const result = await send(roster.url, query, {}, headers);
        assert.equal(result.errors[0]?.extensions['code'], 'UNAUTHENTICATED');
        assert.doesNotMatch(result.text, /scope|previewUrl|updateUser|secrets/);
      }
    }
  });
});

describe('FORBIDDEN for a whole request', () => {
  it('names the scope and what needs it', async () => {
    const apiKeys = [apiKey('metrics', ['metrics']), apiKey('reader', ['users:read'])];
    await using roster = await startRosterSubgraph({ access: { mode: 'apiKeys', apiKeys } });
    const messageOf = async (path: string, headers: Readonly<Record<string, string>>) => {
      const url = `${roster.url}${path}`;
      const sent = { ...headers, 'apollo-require-preflight': '1' };
      const body = JSON.parse(await (await fetch(url, { headers: sent })).text());
      return body.errors[0].message;
    };
    const query = '/graphql?query={__typename}';
    const lacks = 'Access denied: this key lacks the scope';
    assert.equal(
      await messageOf(query, bearer('metrics')),
      `${lacks} users:read or users:write or secrets:read, which /graphql needs. Ask the operator for it.`,
    );
    assert.equal(
      await messageOf(query, { ...bearer('reader'), 'roster-explain': 'plan' }),
      `${lacks} explain, which the header roster-explain needs. Ask the operator for it.`,
    );
    assert.equal(
      await messageOf('/metrics', bearer('reader')),
      `${lacks} metrics, which /metrics needs. Ask the operator for it.`,
    );
  });
});
