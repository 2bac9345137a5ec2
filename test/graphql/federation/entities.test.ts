import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type GraphqlAnswer, send } from '../../support/clients/graphql.ts';
import {
  type RosterSubgraph,
  startRosterSubgraph,
} from '../../support/federation/roster-subgraph.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const user = (id: string, typename = 'User') => ({ __typename: typename, id });

let subgraph: RosterSubgraph;
before(async () => {
  subgraph = await startRosterSubgraph();
});
after(() => subgraph[Symbol.asyncDispose]());
beforeEach(() => subgraph.forgetArrivals());

/** Sends a request as a router does. */
function ask(
  selection: string,
  representations: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
): Promise<GraphqlAnswer> {
  const query = `query ($them: [_Any!]!) { _entities(representations: $them) { ${selection} } }`;
  return send(subgraph.url, query, { them: representations }, headers);
}

const codesOf = ({ errors }: GraphqlAnswer) =>
  errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]);

describe('Query._entities', () => {
  it('reads a user once for any number of references', async () => {
    const twice = [user('vms/user/1'), user('vms/user/1', 'VmsUser'), user('vms/user/1')];
    const { data } = await ask('__typename ... on User { login }', twice);
    const known = { __typename: 'VmsUser', login: 'test@mail.com' };
    assert.deepEqual(data, { _entities: [known, known, known] });
    assert.deepEqual(subgraph.arrivals(), ['GET /api/admin/v1/users/1']);
  });

  it('shares reads with the other fields of the operation', async () => {
    const query = `query ($them: [_Any!]!) {
      _entities(representations: $them) { ... on VmsUser { cameras { nodes { name } } } }
      user(id: "vms/user/1") { login }
    }`;
    await send(subgraph.url, query, { them: [user('vms/user/1')] });
    assert.deepEqual(subgraph.arrivals(), ['GET /api/admin/v1/users/1']);
  });

  it('sends nothing if the id resolves every selected field', async () => {
    const { data, errors } = await ask(
      '__typename ... on User { id provider { id kind } login @skip(if: true) } ... on Camera { id }',
      [user('vms/user/1'), user('onapp/user/12', 'OnAppUser'), user('vms/camera/1', 'Camera')],
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(data?.['_entities'], [
      { __typename: 'VmsUser', id: 'vms/user/1', provider: { id: 'vms', kind: 'VMS' } },
      { __typename: 'OnAppUser', id: 'onapp/user/12', provider: { id: 'onapp', kind: 'ON_APP' } },
      { __typename: 'Camera', id: 'vms/camera/1' },
    ]);
    assert.deepEqual(subgraph.arrivals(), []);
  });

  it('reads the selection of each type separately', async () => {
    await ask('... on User { id } ... on OnAppUser { login }', [
      user('vms/user/1'),
      user('onapp/user/12'),
    ]);
    assert.deepEqual(subgraph.arrivals(), ['GET /users/12.json']);
  });

  it('returns null without an error for an unknown user', async () => {
    const { data, errors } = await ask('... on User { login }', [user('vms/user/99999')]);
    assert.deepEqual([data, errors], [{ _entities: [null] }, []]);
  });

  it('refuses an unknown representation and resolves the others', async () => {
    const wrong = [
      user('nonsense'),
      user('other/user/1'),
      user('vms/camera/1'),
      user('onapp/user/12', 'VmsUser'),
      user('onapp/camera/1', 'Camera'),
      user('vms', 'Provider'),
      user('vms/user/1', 'Node'),
      user('vms/user/1', 'Nobody'),
      { id: 'vms/user/1' },
      { __typename: 'User', id: 1 },
      { __typename: 'User' },
      'User',
    ];
    const result = await ask('... on User { login }', [...wrong, user('vms/user/1')]);
    const nulls = wrong.map(() => null);
    assert.deepEqual(result.data?.['_entities'], [...nulls, { login: 'test@mail.com' }]);
    assert.deepEqual(
      codesOf(result),
      wrong.map((_none, index) => [`_entities.${index}`, 'BAD_USER_INPUT']),
    );
    assert.doesNotMatch(result.text, /Nobody|nonsense/);
  });

  it('refuses an unknown representation even if nothing would be sent', async () => {
    const result = await ask('... on User { id }', [user('onapp/user/12', 'VmsUser')]);
    assert.deepEqual(codesOf(result), [['_entities.0', 'BAD_USER_INPUT']]);
  });

  it('reports a failed provider only for its own entities', async () => {
    const [onapp] =
      subgraph.simulated.find((it) => it.configuration.key === 'onapp')?.simulators ?? [];
    onapp?.inject({ kind: 'status', times: 2, status: 500 });
    const result = await ask('... on User { login }', [user('onapp/user/12'), user('vms/user/1')]);
    assert.deepEqual(result.data?.['_entities'], [null, { login: 'test@mail.com' }]);
    assert.deepEqual(codesOf(result), [['_entities.0', 'UPSTREAM_FAILED']]);
  });

  it('accepts more representations than nodes accepts ids', async () => {
    const many = Array.from({ length: 1000 }, (_none, index) => user(`vms/user/${index + 1}`));
    const { data, errors } = await ask('... on User { id }', many);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data?.['_entities'],
      many.map(({ id }) => ({ id })),
    );
  });
});

describe('Subgraph', () => {
  it('adds no trace for a router that requests one', async () => {
    const header = { 'apollo-federation-include-trace': 'ftv1' };
    const [plain, args] = [
      await ask('... on User { login }', [user('vms/user/1')]),
      await ask('... on User { login }', [user('vms/user/1')], header),
    ];
    assert.deepEqual([args.status, args.text], [200, plain.text]);
  });

  it('shows its SDL to a router without introspection', async () => {
    await using closed = await startRosterSubgraph({
      server: { port: 0, federation: true, introspection: false },
    });
    const { status, text } = await send(closed.url, '{ _service { sdl } }');
    assert.equal(status, 200);
    assert.match(text, /type VmsUser implements/);
    const { errors } = await send(closed.url, '{ __schema { description } }');
    assert.equal(errors[0]?.extensions['code'], 'INTROSPECTION_DISABLED');
  });

  it('refuses a request that an HTML form could send', async () => {
    const response = await fetch(`${subgraph.url}/graphql?query={_service{sdl}}`);
    assert.equal(response.status, 200);
    assert.match(
      await response.text(),
      /^\{"errors":.*A page of another site could send this GET request/,
    );
  });

  it('refuses two branches, and a branch that may be null', async () => {
    const two = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename } }';
    const nullable =
      'mutation ($b: UpdateVmsBillingUserInput) { updateUser(input: { vmsBilling: $b }) { __typename } }';
    const input = {
      vmsBilling: { user: { login: { login: 'a' } } },
      onApp: { id: 'onapp/user/12' },
    };
    const responses = [
      await send(subgraph.url, two, { input }),
      await send(subgraph.url, nullable),
    ];
    assert.deepEqual(
      responses.map(({ status, errors }) => [status, errors[0]?.extensions['code']]),
      [
        [200, 'BAD_USER_INPUT'],
        [200, 'GRAPHQL_VALIDATION_FAILED'],
      ],
    );
  });
});

describe('Gateway without federation', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());

  for (const query of [
    '{ _service { sdl } }',
    '{ _entities(representations: []) { __typename } }',
  ]) {
    it(`does not know ${query}`, async () => {
      const { status, errors } = await send(demo.url, query);
      assert.deepEqual([status, errors[0]?.extensions['code']], [400, 'GRAPHQL_VALIDATION_FAILED']);
      assert.match(errors[0]?.message ?? '', /^Cannot query field "_\w+" on type "Query"\.$/);
    });
  }
});
