import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { type Demo, startDemo } from '../../support/gateway/demo.ts';

const UPDATE =
  'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { __typename ... on Problem { code } } }';

/** Numbers that a double cannot represent. */
const NUMBERS = [
  '9007199254740993',
  '-12345678901234567891',
  '1e400',
  '1e-400',
  '0.12345678901234567891',
];

describe('Numbers that would be rounded', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo();
  });
  beforeEach(() => {
    for (const simulator of simulators()) simulator.clearJournal();
  });
  after(() => demo[Symbol.asyncDispose]());
  const simulators = () => demo.simulated.flatMap((installation) => installation.simulators);
  const arrivals = () => simulators().flatMap(({ journal }) => journal);

  async function post(query: string, variables = '{}') {
    const response = await fetch(`${demo.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  const extra = (value: string) =>
    `{"input":{"vmsBilling":{"user":{"login":{"login":"test@mail.com"}},"billingInfo":{"billingExtra":${value}}}}}`;

  it('M24: are refused in variables with their path, without any call', async () => {
    for (const number of NUMBERS) {
      for (const [variables, path] of [
        [extra(`{"a":[1,${number}]}`), 'variables.input.vmsBilling.billingInfo.billingExtra.a.1'],
        [`{"input":{"onApp":{"id":${number},"firstName":"A"}}}`, 'variables.input.onApp.id'],
        [
          `{"input":{"onApp":{"id":"onapp/user/12","roleIds":[${number}]}}}`,
          'variables.input.onApp.roleIds.0',
        ],
      ]) {
        const { status, body } = await post(UPDATE, variables);
        const [{ message, extensions }] = body.errors;
        assert.deepEqual([status, extensions.code], [400, 'BAD_USER_INPUT']);
        assert.ok(message.startsWith(`The number at ${path} `), message);
      }
    }
    assert.deepEqual(arrivals(), []);
  });

  it('M24: are refused in variables of a GET request', async () => {
    for (const number of NUMBERS) {
      const url = new URL(`${demo.url}/graphql`);
      url.searchParams.set('query', 'query ($id: ID!) { user(id: $id) { id } }');
      url.searchParams.set('variables', `{"id":${number}}`);
      const response = await fetch(url, { headers: { 'apollo-require-preflight': '1' } });
      const body = JSON.parse(await response.text());
      assert.deepEqual([response.status, body.errors[0].extensions.code], [400, 'BAD_USER_INPUT']);
      assert.match(body.errors[0].message, /variables\.id/);
    }
  });

  it('M24: are refused in the text of the operation', async () => {
    for (const number of NUMBERS) {
      const { body } = await post(
        `mutation { updateUser(input: { vmsBilling: { user: { login: { login: "test@mail.com" } }, billingInfo: { billingExtra: { a: [${number}] } } } }) { __typename } }`,
      );
      assert.equal(body.errors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');
    }
    assert.deepEqual(arrivals(), []);
  });

  it('are refused at any depth without a stack overflow', async () => {
    const deep = `${'['.repeat(20_000)}9007199254740993${']'.repeat(20_000)}`;
    const { status, body } = await post(UPDATE, extra(deep));
    assert.deepEqual([status, body.errors[0].extensions.code], [400, 'BAD_USER_INPUT']);
  });

  it('M24: are distinguished from exact numbers, which are sent unchanged', async () => {
    const value = '{"a":[9007199254740991,-1.5,1e21,0.1,"9007199254740993"],"1e400":"1e400"}';
    const { body } = await post(UPDATE, extra(value));
    assert.deepEqual(body, { data: { updateUser: { __typename: 'UserUpdated' } } });
    const sent = arrivals()
      .map((it) => it.body)
      .join();
    for (const part of ['9007199254740991', '-1.5', '1e+21', '0.1', '"9007199254740993"']) {
      assert.ok(sent.includes(part), part);
    }
  });
});
