import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { getNamedType, isInputObjectType } from 'graphql';
import { ADAPTER_OF_BRANCH } from '../../conformance/adapters/registry.ts';
import { send } from '../../support/clients/graphql.ts';
import { startDemo } from '../../support/gateway/demo.ts';
import { CONTRACT } from '../../support/schema/contract.ts';

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { __typename ... on Problem { code } }
}`;

const typesOf = (name: string) => {
  const type = CONTRACT.getType(name);
  assert.ok(type !== undefined && 'getFields' in type, name);
  return Object.fromEntries(
    Object.values(type.getFields()).map((it) => [it.name, String(it.type)]),
  );
};

describe('Rule of the schema: applied means UserUpdated', () => {
  it('has a user that may be null, and the problem of reading it', () => {
    assert.deepEqual(typesOf('UserUpdated'), {
      user: 'User',
      userProblem: 'Problem',
      billingAccount: 'VmsBillingAccount',
      origin: 'ProblemOrigin!',
      isReplay: 'Boolean!',
    });
  });

  it('is tested for every branch of the input', () => {
    const input = CONTRACT.getType('UpdateUserInput');
    assert.ok(isInputObjectType(input));
    const branches = ADAPTER_OF_BRANCH.map(({ branch }) => branch);
    assert.deepEqual(branches.toSorted(), Object.keys(input.getFields()).sort());
    for (const { type } of Object.values(input.getFields()))
      assert.ok(isInputObjectType(getNamedType(type)));
  });

  it('holds for every branch, also if the user cannot be read afterwards', async () => {
    await using demo = await startDemo();
    for (const { branch, accepted, provider, findSimulator } of ADAPTER_OF_BRANCH) {
      const installation = demo.installationOf(provider);
      const read = await send(demo.url, UPDATE, { input: accepted.input });
      assert.deepEqual(read.data, { updateUser: { __typename: 'UserUpdated' } }, branch);
      // A login by password is a POST, so reads only fail.
      findSimulator(installation).inject({ kind: 'status', status: 500, method: 'GET', times: 0 });
      const unread = await send(demo.url, UPDATE, { input: accepted.input });
      assert.deepEqual(unread.data, { updateUser: { __typename: 'UserUpdated' } }, branch);
      findSimulator(installation).reset();
    }
  });
});
