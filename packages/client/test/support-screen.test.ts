import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { apiKey } from '../../../test/support/clients/api-keys.ts';
import { type Demo, startDemo } from '../../../test/support/gateway/demo.ts';
import {
  FindUsersDocument,
  ListUsersDocument,
  ReadUserDocument,
  UpdateThroughActivePlatformDocument,
  UpdateThroughOnAppDocument,
  UpdateThroughVmsAdminDocument,
} from '../src/generated/documents.ts';
import { createRosterClient, type RosterClient, RosterError } from '../src/main.ts';
import { describeUser, MISTAKES, saveUser } from './support-screen.ts';

const ACTIVE_PLATFORM = 'activeplatform/user/2002986';

describe('Client at a gateway', () => {
  let demo: Demo;
  let client: RosterClient;
  before(async () => {
    demo = await startDemo();
    client = createRosterClient({ url: `${demo.url}/graphql` });
  });
  after(() => demo[Symbol.asyncDispose]());

  it('reads the fields of each type of user', async () => {
    assert.match(await describeUser(client, 'vms/user/5'), /^170500 with \d+ permissions$/);
    assert.match(
      await describeUser(client, ACTIVE_PLATFORM),
      /<john\.dooe@activeplatfrom\.com> \d$/,
    );
    assert.equal(await describeUser(client, 'onapp/user/12'), 'John Doe called John');
    assert.equal(await describeUser(client, 'onapp/user/999'), 'nobody');
  });

  it('lists users page by page', async () => {
    const first = await client.execute(ListUsersDocument, { provider: 'onapp', first: 1 });
    const after = first.data.users?.pageInfo.endCursor ?? null;
    const next = await client.execute(ListUsersDocument, { provider: 'onapp', first: 1, after });
    const ids = [first, next].map(({ data }) => data.users?.nodes[0]?.id);
    assert.equal(new Set(ids).size, 2);
    assert.match(first.requestId ?? '', /^[\w-]{8,}$/);
  });

  it('finds a person', async () => {
    const match = { email: 'john.dooe@activeplatfrom.com' };
    const { findUsers } = (await client.execute(FindUsersDocument, { match })).data;
    const found = findUsers?.flatMap(({ users }) => users ?? []).map(({ id }) => id);
    assert.deepEqual(found, [ACTIVE_PLATFORM, 'onapp/user/12']);
  });

  it('updates through each branch', async () => {
    const { data: onApp } = await client.execute(UpdateThroughOnAppDocument, {
      input: { id: 'onapp/user/12', firstName: 'Jane' },
    });
    const { data: activePlatform } = await client.execute(UpdateThroughActivePlatformDocument, {
      input: { id: ACTIVE_PLATFORM, firstName: 'Jane' },
      idempotencyKey: 'one-change',
    });
    const { data: vms } = await client.execute(UpdateThroughVmsAdminDocument, {
      input: { id: 'vms/user/5', permissions: { ids: [] } },
    });
    for (const { updateUser } of [onApp, activePlatform, vms]) {
      assert.equal(updateUser?.__typename, 'UserUpdated');
    }
  });

  it('saves a form', async () => {
    const input = { onApp: { id: 'onapp/user/12', firstName: 'John', lastName: 'Roe' } };
    assert.deepEqual(await saveUser(client, input), { kind: 'saved', name: 'John Roe' });
  });

  it('compares a conflict with the user as it is now', async () => {
    const permissions = { ids: ['9'] };
    const vmsAdmin = { id: 'vms/user/5', permissions, ifPermissionIds: ['1', '2'] };
    const conflict = await client.updateUser({ vmsAdmin });
    assert.ok(conflict.__typename === 'ConflictProblem');
    assert.ok(conflict.current?.__typename === 'VmsUser');
    assert.ok(Array.isArray(conflict.current.permissions));
    const ifUpdatedAt = '2020-01-01T00:00:00Z';
    const onApp = { id: 'onapp/user/12', lastName: 'Roe', ifUpdatedAt };
    const other = await client.updateUser({ onApp });
    assert.ok(other.__typename === 'ConflictProblem');
    assert.ok(other.current?.__typename === 'OnAppUser');
    assert.equal(typeof other.current.lastName, 'string');
  });

  it('returns the account of the VMS Billing API', async () => {
    const user = { login: { login: 'test@mail.com' } };
    const updated = await client.updateUser({ vmsBilling: { user, canUpdatePassword: false } });
    assert.ok(updated.__typename === 'UserUpdated');
    assert.equal(updated.billingAccount?.canUpdatePassword, false);
  });

  it('shows each issue beside its field of the form', async () => {
    const state = await saveUser(client, {
      onApp: { id: 'onapp/user/12', email: 'no address', password: 'short' },
    });
    assert.equal(state.kind, 'refused');
    assert.deepEqual(state.kind === 'refused' && Object.keys(state.byField).sort(), [
      'email',
      'password',
    ]);
  });

  it('shows issues of fields that the form lacks above it', async () => {
    const errors = {
      first_name: ["can't be blank"],
      login: ['has already been taken'],
      email: ['x'],
    };
    const fault = { kind: 'status', status: 422, method: 'PUT', body: JSON.stringify({ errors }) };
    demo.installationOf('onapp').simulators[0]?.inject({ ...fault, kind: 'status' });
    const state = await saveUser(client, { onApp: { id: 'onapp/user/12', lastName: 'Roe' } });
    assert.deepEqual(state, {
      kind: 'refused',
      byField: { firstName: "can't be blank", email: 'x' },
      above: ['login: has already been taken'],
    });
  });

  it('reports that a write may have happened', async () => {
    const fault = { kind: 'status', status: 500, method: 'PUT' } as const;
    demo.installationOf('onapp').simulators[0]?.inject(fault);
    const input = { onApp: { id: 'onapp/user/12', lastName: 'Doe' } };
    assert.deepEqual(await saveUser(client, input), {
      kind: 'failed',
      message: 'onapp: request failed.',
      mayHaveHappened: true,
    });
  });

  it('makes a change once, however often it is sent', async () => {
    const fault = { kind: 'status', status: 500, method: 'PUT' } as const;
    demo.installationOf('activeplatform').simulators[0]?.inject(fault);
    const input = { activePlatform: { id: ACTIVE_PLATFORM, lastName: 'Roe' } };
    const result = await client.updateUserSafely(input);
    assert.equal(result.__typename, 'UserUpdated');
    const again = { idempotencyKey: 'two-calls' };
    const results = [await client.updateUser(input, again), await client.updateUser(input, again)];
    assert.deepEqual(
      results.map((it) => it.__typename === 'UserUpdated' && it.isReplay),
      [false, true],
    );
  });

  it('is refused at run time what its compiler refuses', async () => {
    for (const mistake of MISTAKES) {
      await assert.rejects(
        client.updateUser(mistake),
        (error) =>
          error instanceof RosterError &&
          error.httpStatus === 400 &&
          error.write === 'NOT_APPLIED' &&
          error.code === 'BAD_USER_INPUT',
      );
    }
  });

  it('gets what a form and a developer need from an error', async () => {
    const input = { id: 'onapp/user/12', suspendAt: 'tomorrow' };
    const explain = (value: string) => ({ headers: { 'roster-explain': value } });
    const dated = await failureOf(client.execute(UpdateThroughOnAppDocument, { input }));
    assert.deepEqual(dated.extensions['inputPath'], ['input', 'suspendAt']);
    const update = { onApp: { id: 'onapp/user/12', lastName: 'Doe' } };
    const planned = await failureOf(client.updateUser(update, explain('plan')));
    assert.equal(planned.write, 'NOT_APPLIED');
    assert.match(JSON.stringify(planned.extensions), /^{"roster":{"plan":\[{"provider":"onapp"/);
    const traced = await client.execute(ReadUserDocument, { id: input.id }, explain('trace'));
    assert.match(JSON.stringify(traced.extensions), /^{"roster":{"trace":\[{"provider":"onapp"/);
  });

  it('fails with a code if the key is not accepted or lacks a scope', async () => {
    const apiKeys = [apiKey('reader', ['users:read'])];
    const settings = { access: { mode: 'apiKeys', apiKeys } };
    await using guarded = await startDemo({ settings });
    const failWith = async (key: string) => {
      const input = { onApp: { id: 'onapp/user/12', lastName: 'Roe' } };
      const update = createRosterClient({ url: `${guarded.url}/graphql`, key }).updateUser(input);
      const error = await failureOf(update);
      return [error.code, error.httpStatus, error.write];
    };
    assert.deepEqual(await failWith('another'), ['UNAUTHENTICATED', 401, 'NOT_APPLIED']);
    assert.deepEqual(await failWith('reader'), ['FORBIDDEN', 200, 'NOT_APPLIED']);
  });
});

/** Returns the error of an operation. */
async function failureOf(operation: Promise<unknown>): Promise<RosterError> {
  const error = await operation.catch((reason: unknown) => reason);
  assert.ok(error instanceof RosterError);
  return error;
}
