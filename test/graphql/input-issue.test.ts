import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toInputIssue } from '../../src/graphql/input-issue.ts';
import { send } from '../support/clients/graphql.ts';
import { startDemo } from '../support/gateway/demo.ts';

const toShown = (path: readonly string[] | null) => {
  const message = 'is longer than 4096 characters';
  const issue = { rule: 'TOO_LONG', message, upstreamField: null } as const;
  const { field, limit } = toInputIssue({ __typename: 'InputIssue', path, ...issue });
  return { field, limit };
};

const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { ... on ValidationProblem { issues { path field rule limit } } }
}`;

describe('InputIssue', () => {
  it('names the field below the branch with dots', () => {
    const path = ['input', 'vmsBilling', 'billingProperties', '0', 'value'];
    assert.deepEqual(toShown(path), { field: 'billingProperties.0.value', limit: 4096 });
  });

  it('names no field if the path has none below the branch', () => {
    assert.equal(toShown(null).field, null);
    assert.equal(toShown(['idempotencyKey']).field, null);
    assert.equal(toShown(['input', 'onApp']).field, null);
  });

  it('shows the field and the limit of what a provider rejects', async () => {
    await using demo = await startDemo();
    const input = { onApp: { id: 'onapp/user/12', password: 'x1!' } };
    const { text, errors } = await send(demo.url, UPDATE, { input });
    assert.deepEqual(errors, []);
    const path = ['input', 'onApp', 'password'];
    const issues = [{ path, field: 'password', rule: 'TOO_SHORT', limit: 6 }];
    assert.deepEqual(JSON.parse(text).data.updateUser, { issues });
  });
});
