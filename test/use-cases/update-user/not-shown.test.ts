import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findUnshownFields } from '../../../src/providers/onapp/update-request.ts';
import { type UpdateUserRequest, wireUser } from '../../../src/providers/onapp/wire.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { send, update } from '../../support/clients/graphql.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { PRINTED_USER, startOverAnswers } from '../../support/onapp/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';
import { startAnsweredVms } from '../../support/vms/gateway.ts';

const CHANGE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) {
    __typename
    ... on Problem { code message write retry { advice } origin { httpStatus } }
    ... on ConflictProblem {
      current { ... on VmsUser { permissions { name } } ... on OnAppUser { suspendAt hasYubikey } }
    }
  }
}`;

async function change(url: string, input: object) {
  const { data, errors } = await send(url, CHANGE, { input });
  assert.deepEqual(errors, []);
  return data?.['updateUser'];
}

const permission = (id: number) => ({ id, name: `permission-${id}` });
const vmsUser = (permissions: unknown) => ({ id: 5, login: 'a', permissions });
const ADMIN = { vmsAdmin: { id: 'vms/user/5', permissions: { ids: ['9'] } } };

/** A VMS that confirms every update, with these permissions in its responses to writes and to reads. */
const startVms = (written: unknown, read: unknown) =>
  startAnsweredVms((response, { method }) =>
    sendJson(response, 200, vmsUser(method === 'PUT' ? written : read)),
  );

describe('R6: an update that the VMS Admin API confirms', () => {
  const OLD = [permission(3)];
  const NEW = [permission(9)];

  it('is unknown if the user keeps the old permissions', async () => {
    await using here = await startVms(OLD, OLD);
    assert.deepEqual(await change(here.url, ADMIN), {
      __typename: 'ConflictProblem',
      code: 'UPDATE_NOT_SHOWN',
      message: 'vms confirmed the change, but the user has other values: permissions.',
      write: 'UNKNOWN',
      retry: { advice: 'READ_FIRST' },
      origin: { httpStatus: 200 },
      current: { permissions: [{ name: 'permission-3' }] },
    });
    assert.equal(here.arrivals.filter(({ method }) => method === 'PUT').length, 1);
  });

  it('is made if only the response shows the old permissions', async () => {
    await using here = await startVms(OLD, NEW);
    assert.equal((await update(here.url, ADMIN)).__typename, 'UserUpdated');
  });

  for (const [title, shown] of [
    ['the new permissions', NEW],
    ['no permissions', undefined],
    ['null', null],
  ] as const) {
    it(`is made without another read if it shows ${title}`, async () => {
      await using here = await startVms(shown, OLD);
      assert.equal((await update(here.url, ADMIN)).__typename, 'UserUpdated');
      assert.equal(here.arrivals.length, 1);
    });
  }

  it('is unknown if the user cannot be read again', async () => {
    await using here = await startAnsweredVms((response, { method }) =>
      method === 'PUT' ? sendJson(response, 200, vmsUser(OLD)) : sendJson(response, 500, {}),
    );
    assert.deepEqual((await update(here.url, ADMIN)).code, 'UPDATE_NOT_SHOWN');
  });

  it('is compared first, also with an idempotency key', async () => {
    await using here = await startVms(OLD, OLD);
    const { write, retry } = await update(here.url, ADMIN, 'key-1');
    assert.deepEqual([write, retry?.advice], ['UNKNOWN', 'READ_FIRST']);
  });
});

describe('R6: an update that OnApp confirms', () => {
  const AT = '2017-03-22T13:39:36Z';
  const startPanel = (shown: object) =>
    startOverAnswers((response, { method }) =>
      method === 'PUT'
        ? response.writeHead(204).end()
        : sendJson(response, 200, { user: { ...FULL_USER, ...shown } }),
    );

  for (const [title, input, shown, fields] of [
    ['another suspension', { suspendAt: AT }, { suspend_at: '2017-03-22T16:39:36Z' }, 'suspendAt'],
    ['no suspension', { suspendAt: AT }, { suspend_at: null }, 'suspendAt'],
    ['a suspension that was removed', { suspendAt: null }, { suspend_at: AT }, 'suspendAt'],
    [
      'another YubiKey and other roles',
      { hasYubikey: false, roleIds: ['99'] },
      { registered_yubikey: true },
      'hasYubikey, roleIds',
    ],
  ] as const) {
    it(`is unknown if the user shows ${title}`, async () => {
      await using over = await startPanel(shown);
      const result = await update(over.url, { onApp: { id: PRINTED_USER, ...input } });
      assert.deepEqual(
        [result.__typename, result.code, result.write, result.origin?.httpStatus],
        ['ConflictProblem', 'UPDATE_NOT_SHOWN', 'UNKNOWN', 204],
      );
      assert.ok(result.message?.endsWith(`: ${fields}.`), result.message);
    });
  }

  it('is made if the user shows the same instant in another zone', async () => {
    await using over = await startPanel({ suspend_at: '2017-03-22T16:39:36.000+03:00' });
    const result = await update(over.url, { onApp: { id: PRINTED_USER, suspendAt: AT } });
    assert.equal(result.__typename, 'UserUpdated');
  });

  it('is made if a panel writes a value in another way or hides it', () => {
    const fieldsOf = (sent: UpdateUserRequest, shown: object) =>
      findUnshownFields(decode(wireUser, { ...FULL_USER, ...shown }), sent);
    assert.deepEqual(fieldsOf({ email: 'FULL@EXAMPLE.NET', first_name: ' Ünal ' }, {}), []);
    assert.deepEqual(
      fieldsOf({ role_ids: ['1'], bucket_id: '5' }, { roles: null, bucket_id: null }),
      [],
    );
    assert.deepEqual(fieldsOf({ registered_yubikey: false }, { registered_yubikey: null }), []);
    assert.deepEqual(fieldsOf({ bucket_id: '5' }, { bucket_id: 6 }), ['bucketId']);
    assert.deepEqual(fieldsOf({ password: 'changeme' }, {}), []);
  });
});
