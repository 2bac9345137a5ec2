import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireUser, wireUserDocument } from '../../../src/providers/onapp/wire.ts';
import { ContractMismatch } from '../../../src/upstream/response/contract.ts';
import { readJson } from '../../../src/upstream/response/json-body.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { FULL_USER } from '../../support/onapp/full-user.ts';
import { fieldNames, plain } from '../../support/values/plain.ts';

function mismatchOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ContractMismatch) return error.message;
    throw error;
  }
  return 'none';
}

const userOf = (members: object) => decode(wireUser, { id: 12, ...members });

describe('wireUser of OnApp', () => {
  it('is read with and without a wrapper', () => {
    assert.equal(decode(wireUserDocument, { user: { id: 12 } }).id, '12');
    assert.equal(decode(wireUserDocument, { id: 12, login: 'x' }).id, '12');
    assert.equal(
      mismatchOf(() => decode(wireUserDocument, { user: null })),
      '$.user: expected an object',
    );
    assert.equal(
      mismatchOf(() => decode(wireUserDocument, [{ user: { id: 12 } }])),
      '$: expected an object',
    );
  });

  it('keeps known properties and drops secrets of old panels', () => {
    const user = decode(wireUser, FULL_USER);
    assert.ok(!JSON.stringify(plain(user)).includes('canary'));
    const names = fieldNames(user);
    const dropped = Object.keys(FULL_USER).filter((key) => !names.includes(key));
    assert.deepEqual(dropped, [
      'aflexi_user_id',
      'aflexi_username',
      'aflexi_key',
      'aflexi_password',
      'remember_token',
      'remember_token_expires_at',
      'wowza_key',
      'api_key',
    ]);
  });

  it('requires only the id', () => {
    const { id, avatar, ...others } = Object(plain(decode(wireUser, { id: 12 })));
    assert.deepEqual([id, avatar], ['12', null]);
    assert.deepEqual([...new Set(Object.values(others))], [null]);
    assert.equal(
      mismatchOf(() => decode(wireUser, { login: 'x' })),
      '$.id: expected a whole number',
    );
  });

  it('accepts ids as numbers and as digits', () => {
    const user = userOf({ user_group_id: '36', bucket_id: 2 });
    assert.deepEqual([user.user_group_id, user.bucket_id], ['36', '2']);
    assert.equal(
      mismatchOf(() => userOf({ bucket_id: 'two' }).bucket_id),
      '$.bucket_id: expected a whole number',
    );
  });

  it('unwraps roles, their permissions and addresses', () => {
    const { roles, used_ip_addresses } = decode(wireUser, FULL_USER);
    assert.deepEqual(plain(roles?.[0]?.permissions), [
      { id: '11', identifier: 'users.read', label: 'See all users' },
    ]);
    assert.deepEqual(plain(used_ip_addresses), [{ id: '1201', address: '192.0.2.14' }]);
  });

  it('accepts additional fields with and without a wrapper', () => {
    const pair = { name: 'contract', value: '1' };
    for (const field of [pair, { additional_field: pair }]) {
      assert.deepEqual(plain(userOf({ additional_fields: [field] }).additional_fields), [pair]);
    }
  });

  it('reads amounts of every format, digit for digit', () => {
    const amountOf = (json: string) =>
      decode(wireUser, readJson(`{"id":12,"total_amount":${json}}`)).total_amount;
    assert.equal(amountOf('"1000.10"'), '1000.10');
    assert.equal(amountOf('-117.25'), '-117.25');
    assert.equal(amountOf('2.3e+28'), `23${'0'.repeat(27)}`);
    assert.equal(amountOf('"-2.5e-3"'), '-0.0025');
    assert.equal(amountOf('null'), null);
    assert.equal(
      mismatchOf(() => amountOf('"much"')),
      '$.total_amount: expected a decimal number',
    );
  });

  it('reads flags of JSON and XML', () => {
    for (const yes of [true, 'true', 1, '1'])
      assert.equal(userOf({ supplied: yes }).supplied, true);
    for (const no of [false, 'false', 0, '0'])
      assert.equal(userOf({ supplied: no }).supplied, false);
    assert.notEqual(
      mismatchOf(() => userOf({ supplied: 'maybe' }).supplied),
      'none',
    );
  });

  it('accepts counters as numbers and as digits', () => {
    const user = userOf({ used_cpus: '2', used_memory: '4096', disk_space_available: 1.5 });
    assert.deepEqual([user.used_cpus, user.used_memory, user.disk_space_available], [2, 4096, 1.5]);
  });

  it('accepts dates of every ISO-like form', () => {
    const dates = [
      '2012-02-09T17:05:30Z',
      '2012-04-03T14:30:34+00:00',
      '2014-08-21T16:00:15+03:00',
      '2020-03-20T12:57:58.000+02:00',
    ];
    for (const date of dates) assert.equal(userOf({ suspend_at: date }).suspend_at, date);
    assert.equal(userOf({ suspend_at: '2011-08-01 12:47:08' }).suspend_at, '2011-08-01T12:47:08Z');
    assert.equal(
      mismatchOf(() => userOf({ suspend_at: 'soon' }).suspend_at),
      '$.suspend_at: expected a date',
    );
  });

  it('reads an empty text as null', () => {
    const user = userOf({ time_zone: '', system_theme: '', last_name: '' });
    assert.deepEqual([user.time_zone, user.system_theme, user.last_name], [null, null, null]);
  });

  it('reports the path of a mismatch, never the value', () => {
    const permissions = { other: 'canary' };
    const roles = [{ role: { id: 1 } }, { role: { id: 2, permissions } }];
    assert.equal(
      mismatchOf(() => userOf({ roles }).roles?.[1]?.permissions),
      '$.roles.1.role.permissions: expected a list',
    );
  });
});
