import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reflectsUpdate } from '../../../src/providers/onapp/update-request.ts';
import { type UpdateUserRequest, wireUser } from '../../../src/providers/onapp/wire.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { update } from '../../support/clients/graphql.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { PRINTED_USER, startOverAnswers } from '../../support/onapp/gateway.ts';
import { sendJson } from '../../support/upstreams/http-server.ts';

const shows = (sent: UpdateUserRequest, members: object = {}) =>
  reflectsUpdate(decode(wireUser, { ...FULL_USER, ...members }), sent);

describe('reflectsUpdate of OnApp', () => {
  const SEEN: readonly UpdateUserRequest[] = [
    { email: 'full@example.net' },
    { first_name: 'Ünal', last_name: "O'Hara & <Sons>" },
    { user_group_id: '36' },
    { bucket_id: '41' },
    { billing_plan_id: '40' },
    { role_ids: ['7'] },
    { role_ids: ['7', '7'] },
    { additional_fields: [{ name: 'contract', value: '1e5' }] },
    { additional_fields: [] },
    { suspend_at: '2017-03-22T13:39:36Z' },
    { registered_yubikey: true },
  ];
  for (const sent of SEEN) {
    it(`returns true for ${JSON.stringify(sent)}`, () => assert.ok(shows(sent)));
  }

  const UNSEEN: readonly UpdateUserRequest[] = [
    { email: 'other@example.net' },
    { first_name: 'Ünal', last_name: "O'Hara" },
    { last_name: '' },
    { user_group_id: '37' },
    { bucket_id: '40' },
    { billing_plan_id: '41' },
    { role_ids: [] },
    { role_ids: ['8'] },
    { role_ids: ['7', '8'] },
    { additional_fields: [{ name: 'contract', value: '100000' }] },
    { additional_fields: [{ name: 'other', value: '1e5' }] },
    { suspend_at: '2017-03-22T13:39:37Z' },
    { suspend_at: '' },
    { registered_yubikey: false },
    { password: 'changeme' },
  ];
  for (const sent of UNSEEN) {
    it(`returns false for ${JSON.stringify(sent)}`, () => assert.ok(!shows(sent)));
  }

  it('returns true for a suspension that was switched off', () => {
    assert.ok(shows({ suspend_at: '' }, { suspend_at: null }));
    assert.ok(!shows({ suspend_at: '2017-03-22T13:39:36Z' }, { suspend_at: null }));
  });

  it('distinguishes absent roles from an empty list', () => {
    assert.ok(!shows({ role_ids: [] }, { roles: null }));
    assert.ok(shows({ role_ids: [] }, { roles: [] }));
  });
});

describe('OnApp: an undocumented success', () => {
  const FORMS: readonly (readonly [string, number, string])[] = [
    ['200 with the user', 200, JSON.stringify({ user: FULL_USER })],
    ['200 with nothing', 200, ''],
    ['200 with a page', 200, '<html><body>Please sign in</body></html>'],
    ['201 with the user', 201, JSON.stringify({ user: FULL_USER })],
    ['202 with an empty object', 202, '{}'],
  ];
  const answering = (status: number, body: string, user: object = FULL_USER) =>
    startOverAnswers((response, { method }) =>
      method === 'PUT' ? response.writeHead(status).end(body) : sendJson(response, 200, { user }),
    );
  const change = (members: object) => ({ onApp: { id: PRINTED_USER, ...members } });

  for (const [form, status, body] of FORMS) {
    it(`is an update if the user shows it: ${form}`, async () => {
      await using over = await answering(status, body);
      const result = await update(over.url, change({ firstName: 'Ünal', roleIds: ['7'] }));
      assert.equal(result.__typename, 'UserUpdated');
      assert.deepEqual(
        over.arrivals.map(({ method }) => method),
        ['PUT', 'GET'],
      );
    });

    it(`is no update if the user lacks it: ${form}`, async () => {
      await using over = await answering(status, body);
      const result = await update(over.url, change({ firstName: 'Ünal', lastName: 'Roe' }));
      assert.deepEqual(
        [result.__typename, result.code, result.write, result.retry?.advice],
        ['ProviderProblem', 'UPSTREAM_CONTRACT', 'UNKNOWN', 'READ_FIRST'],
      );
      assert.equal(result.origin?.httpStatus, status);
    });
  }

  it('proves no change of a password', async () => {
    await using over = await answering(200, JSON.stringify({ user: FULL_USER }));
    const result = await update(over.url, change({ firstName: 'Ünal', password: 'changeme' }));
    assert.deepEqual([result.code, result.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
  });

  it('is unclear if the user cannot be read or differs', async () => {
    await using another = await answering(202, '', { ...FULL_USER, id: 13 });
    const result = await update(another.url, change({ firstName: 'Ünal' }));
    assert.deepEqual([result.code, result.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
    await using none = await startOverAnswers((response, { method }) =>
      response.writeHead(method === 'PUT' ? 202 : 500).end(),
    );
    const unread = await update(none.url, change({ firstName: 'Ünal' }));
    assert.deepEqual([unread.code, unread.write], ['UPSTREAM_CONTRACT', 'UNKNOWN']);
  });
});
