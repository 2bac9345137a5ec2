import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { type OperationDefinitionNode, parse } from 'graphql';
import { startDemo } from '../../../test/support/gateway/demo.ts';
import { EXAMPLE_TABS, type ExampleTab } from '../src/example-tabs.ts';

const demo = await startDemo();

describe('Examples in GraphiQL', () => {
  after(() => demo[Symbol.asyncDispose]());

  for (const example of EXAMPLE_TABS) {
    const name = nameOf(example);
    it(`${name} ${name === 'Refusal' ? 'is refused' : 'succeeds'} over the embedded simulators`, async () => {
      const { errors, data } = await send(example);
      assert.deepEqual(errors, undefined);
      for (const [field, value] of Object.entries(data)) {
        const [first] = [value].flat();
        assert.equal(first?.__typename, EXPECTED[name]?.[field], field);
      }
    });
  }

  it('keep passwords out of the operations', () => {
    for (const { query } of EXAMPLE_TABS) assert.doesNotMatch(query, /password:/i);
  });
});

const UPDATED = { updateUser: 'UserUpdated' };
const EXPECTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ReadVmsUser: { user: 'VmsUser' },
  UpdateThroughVmsBilling: UPDATED,
  UpdateThroughVmsAdmin: UPDATED,
  UpdateThroughActivePlatform: UPDATED,
  UpdateThroughOnApp: UPDATED,
  Refusal: { updateUser: 'ValidationProblem' },
  FindPerson: { findUsers: 'ProviderUsers' },
  PageThroughUsers: { users: 'UserConnection' },
  ReadEverywhere: { vms: 'VmsUser', activePlatform: 'ActivePlatformUser', onApp: 'OnAppUser' },
};

function nameOf({ query }: ExampleTab): string {
  const isOperation = (node: { kind: string }): node is OperationDefinitionNode =>
    node.kind === 'OperationDefinition';
  return parse(query).definitions.find(isOperation)?.name?.value ?? '';
}

interface Answer {
  readonly errors?: unknown;
  readonly data: Readonly<Record<string, Named | readonly Named[] | null>>;
}

interface Named {
  readonly __typename: string;
}

async function send({ query, variables = '{}' }: ExampleTab): Promise<Answer> {
  const response = await fetch(`${demo.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: JSON.parse(variables) }),
  });
  return (await response.json()) as Answer;
}
