import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { apiKey, bearer } from '../support/clients/api-keys.ts';
import { type GraphqlAnswer, send } from '../support/clients/graphql.ts';
import { type RosterSubgraph, startRosterSubgraph } from '../support/federation/roster-subgraph.ts';

const USER = 'user(id: "vms/user/1") { login }';
const NODES = 'query ($ids: [ID!]!) { viewer { name } nodes(ids: $ids) { id } }';
const ENTITIES =
  'query ($them: [_Any!]!) { viewer { name } _entities(representations: $them) { ... on User { id } } }';

const refusedAt = ({ errors }: GraphqlAnswer) =>
  errors.map(({ path, extensions: { code, field, scopes } }) => [path, code, field, scopes]);

/** The lists that the schema does not allow to be null, because Relay and federation define them. */
describe('Root list that may not be null', () => {
  let roster: RosterSubgraph;
  before(async () => {
    const apiKeys = [apiKey('reader', ['users:read']), apiKey('writer', ['users:write'])];
    roster = await startRosterSubgraph({ access: { mode: 'apiKeys', apiKeys } });
  });
  after(() => roster[Symbol.asyncDispose]());
  beforeEach(() => roster.forgetArrivals());

  const ask = (query: string, variables: Readonly<Record<string, unknown>>, name: string) =>
    send(roster.url, query, variables, bearer(name));

  it('fails entry by entry if nodes needs a scope', async () => {
    const result = await ask(NODES, { ids: ['vms/user/1', 'vms'] }, 'writer');
    assert.deepEqual(result.data, { viewer: { name: 'writer' }, nodes: [null, null] });
    const refused = ['FORBIDDEN', 'Query.nodes', ['users:read']];
    assert.deepEqual(refusedAt(result), [
      [['nodes', 0], ...refused],
      [['nodes', 1], ...refused],
    ]);
    assert.deepEqual(roster.arrivals(), []);
  });

  it('fails entry by entry if _entities needs a scope', async () => {
    const them = [{ __typename: 'User', id: 'vms/user/1' }, 'nonsense'];
    const result = await ask(ENTITIES, { them }, 'writer');
    assert.deepEqual(result.data, { viewer: { name: 'writer' }, _entities: [null, null] });
    const refused = ['FORBIDDEN', 'Query._entities', ['users:read']];
    assert.deepEqual(refusedAt(result), [
      [['_entities', 0], ...refused],
      [['_entities', 1], ...refused],
    ]);
  });

  it('is empty without an error if no entry is refused', async () => {
    const { data, errors } = await ask(NODES, { ids: [] }, 'writer');
    assert.deepEqual([data, errors], [{ viewer: { name: 'writer' }, nodes: [] }, []]);
  });

  for (const name of ['reader', 'writer']) {
    it(`refuses too many ids of a ${name} before anything is read`, async () => {
      const query = `query ($ids: [ID!]!) { ${USER} nodes(ids: $ids) { id } }`;
      const { data, errors, text } = await ask(query, { ids: Array(101).fill('vms') }, name);
      assert.deepEqual([data, errors.length, errors[0]?.path], [null, 1, undefined]);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
      assert.equal(
        errors[0]?.message,
        'The field nodes has 101 ids, and 100 are allowed: request the others in another operation.',
      );
      assert.doesNotMatch(text, /"data"/);
      assert.deepEqual(roster.arrivals(), []);
    });
  }

  for (const [ids, variable, value] of [
    ['$ids', '$ids: [ID!] = []', { ids: null }],
    ['[$id]', '$id: ID = "vms"', { id: null }],
  ] as const) {
    it(`refuses a null in ids: ${ids} before anything is read`, async () => {
      const query = `query (${variable}) { ${USER} nodes(ids: ${ids}) { id } }`;
      const { data, errors, text } = await ask(query, value, 'reader');
      assert.deepEqual([data, errors.length, errors[0]?.path], [null, 1, undefined]);
      assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
      assert.match(errors[0]?.message ?? '', /^The field nodes has an argument that is null/);
      assert.doesNotMatch(text, /"data"/);
      assert.deepEqual(roster.arrivals(), []);
    });
  }
});
