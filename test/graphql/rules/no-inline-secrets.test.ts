import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import { isInputObjectType, isObjectType } from 'graphql';
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph.ts';
import { createSchema } from '../../../src/graphql/schema.ts';
import { ADAPTER_OF_BRANCH } from '../../conformance/adapters/registry.ts';
import { send } from '../../support/clients/graphql.ts';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';
import { startRoster } from '../../support/gateway/roster-process.ts';
import { INPUT_BRANCHES } from '../../support/schema/input-positions.ts';

const CANARY = 'cAnArY-HUNTER2';

/** Operations with a literal password. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  'a field of the input': `mutation { updateUser(input: { onApp: { id: "onapp/user/12", password: "${CANARY}" } }) { __typename } }`,
  'a block text': `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "a" } }, password: """${CANARY}""" } }) { __typename } }`,
  'a list': `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "a" } }, password: ["${CANARY}"] } }) { __typename } }`,
  'an object': `mutation ($v: String) { updateUser(input: { vmsBilling: { user: { login: { login: "a" } }, password: { ${CANARY.replace('-', '_')}: $v } } }) { __typename } }`,
  'an enum': `mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", password: ${CANARY.replace('-', '_')} } }) { __typename } }`,
  'the default of a variable': `mutation ($p: String = "${CANARY}") { updateUser(input: { onApp: { id: "onapp/user/12", password: $p } }) { __typename } }`,
  'the default of an input': `mutation ($i: UpdateUserInput = { onApp: { id: "onapp/user/12", password: "${CANARY}" } }) { updateUser(input: $i) { __typename } }`,
  'an operation that is not run': `query Run { providers { id } } mutation Rest { updateUser(input: { onApp: { id: "onapp/user/12", password: "${CANARY}" } }) { __typename } }`,
  'an unknown argument': `mutation { changePassword(password: "${CANARY}") { ok } }`,
  'a document of the provider': `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "a" } }, billingInfo: { billingExtra: { password: "${CANARY}" } } } }) { __typename } }`,
};

describe('Literal passwords in operations', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  after(() => demo[Symbol.asyncDispose]());
  const arrivals = () =>
    demo.simulated.flatMap(({ simulators }) => simulators).flatMap(({ journal }) => journal);

  for (const [where, query] of Object.entries(SPELT_OUT)) {
    it(`E6: are refused in ${where}, with a hint, without the value`, async () => {
      const { status, errors, data, text } = await send(demo.url, query);
      assert.deepEqual([status, data], [400, null]);
      const [error] = errors.filter(({ extensions }) => extensions['code'] === 'LITERAL_SECRET');
      assert.equal(
        error?.message,
        '"password" is a secret and must not be in the text of an operation: send it in a variable.',
      );
      assert.doesNotMatch(text, /cAnArY|HUNTER2/);
      assert.equal(arrivals().length, 0);
    });
  }

  it('E6: are in no response if the operation is invalid', async () => {
    for (const query of Object.values(SPELT_OUT)) {
      for (const broken of [
        query.slice(0, -2),
        `${query} }`,
        query.replace('{', '{ "'),
        `"${query}`,
      ]) {
        const { status, text } = await send(demo.url, broken);
        assert.equal(status, 400);
        assert.doesNotMatch(text, /cAnArY|HUNTER2/);
      }
    }
  });

  it('are allowed as a variable or as null', async () => {
    for (const [query, variables] of [
      [
        'mutation ($p: String = null) { updateUser(input: { onApp: { id: "onapp/user/12", password: $p } }) { __typename } }',
        { p: 'qwe12' },
      ],
      [
        'mutation { updateUser(input: { onApp: { id: "onapp/user/12", password: null } }) { __typename } }',
        {},
      ],
    ] as const) {
      const { data, errors } = await send(demo.url, query, variables);
      assert.deepEqual([errors, data], [[], { updateUser: { __typename: 'ValidationProblem' } }]);
    }
  });
});

test('E5, E6: no password of a request is in any output', async () => {
  const roster = await startRoster({ args: ['start'], environment: { PORT: '0' } });
  const responses: string[] = [];
  const post = async (body: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${roster.url}/graphql`, { method: 'POST', headers, body });
    assert.ok(response.status < 500);
    responses.push(await response.text());
  };
  const mutation =
    'mutation ($p: String) { updateUser(input: { vmsBilling: { user: { login: { login: "a" } }, password: $p } }) { __typename } }';
  const whole = 'mutation ($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }';
  // An object, a list, too long, with invalid characters, an unknown enum value.
  for (const p of [
    { [CANARY]: CANARY },
    [CANARY, CANARY],
    CANARY.repeat(2000),
    `${CANARY}\u0000`,
    `${CANARY}\ud800`,
  ]) {
    await post(JSON.stringify({ query: mutation, variables: { p } }));
    const vmsBilling = { user: { login: { login: 'a' } }, password: p, status: CANARY };
    await post(JSON.stringify({ query: whole, variables: { i: { vmsBilling } } }));
    await post(JSON.stringify({ query: whole, variables: { i: { vmsBilling, [CANARY]: p } } }));
  }
  for (const query of Object.values(SPELT_OUT)) {
    await post(JSON.stringify({ query }));
    await post(JSON.stringify({ query: `${query} {` }));
    await post(`{"query": ${JSON.stringify(query)}`);
  }
  const { stdout, stderr } = await roster.stop();
  assert.match(responses.join(), /LITERAL_SECRET/);
  for (const output of [...responses, stdout, stderr])
    assert.doesNotMatch(output, /cAnArY|HUNTER2/);
});

const acceptsPassword = (branch: string) =>
  ADAPTER_OF_BRANCH.some((adapter) => adapter.branch === branch && adapter.password !== undefined);

describe('Schema', () => {
  const inputs = (schema: ReturnType<typeof createSchema>) =>
    Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const membersOf = (schema: ReturnType<typeof createSchema>) =>
    inputs(schema).flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({
        name: `${type.name}.${field.name}`,
        isSecret: field.astNode?.directives?.some(({ name }) => name.value === 'secret') === true,
      })),
    );

  it('marks every secret field of an input, including subgraphs', () => {
    const passwords = INPUT_BRANCHES.filter(([branch]) => acceptsPassword(branch))
      .map(([, type]) => `${type.name}.password`)
      .toSorted();
    assert.ok(passwords.length > 0);
    for (const schema of [
      createSchema(),
      createSubgraphSchema({ exposeScopes: false, composeOneOf: false }),
    ]) {
      const members = membersOf(schema);
      const marked = members.filter(({ isSecret }) => isSecret).map(({ name }) => name);
      assert.deepEqual(marked.sort(), passwords);
    }
  });

  it('marks every field that sounds secret, with named exceptions', () => {
    const schema = createSchema();
    const args = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) =>
          field.args.map(({ name }) => `${type.name}.${field.name}.${name}`),
        ),
      );
    const open = membersOf(schema).filter(({ isSecret }) => !isSecret);
    const sounding = [...open.map(({ name }) => name), ...args].filter((name) =>
      /pass|secret|pin$|token|code$|key|credential/i.test(name.slice(name.lastIndexOf('.'))),
    );
    assert.deepEqual(
      sounding.sort(),
      [
        // It identifies one change.
        'Mutation.updateUser.idempotencyKey',
        // It is the name of an attribute; only the account knows whether that is a secret.
        ...['CustomAttributeInput.key'],
        // Both are booleans.
        'UpdateOnAppUserInput.hasYubikey',
        'UpdateVmsBillingUserInput.canUpdatePassword',
      ].sort(),
    );
  });
});
