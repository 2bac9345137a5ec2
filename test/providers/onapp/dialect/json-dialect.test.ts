import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { jsonDialect } from '../../../../src/providers/onapp/dialect/json-dialect.ts';
import { printed } from '../../../support/onapp/gateway.ts';

describe('jsonDialect of OnApp', () => {
  it('writes the printed request with wrapped additional fields', async () => {
    const text = jsonDialect.writeUser({
      email: '1111111losj@test.test',
      first_name: '1111',
      last_name: '1311',
      password: 'changeme',
      user_group_id: '1',
      billing_plan_id: '1',
      role_ids: ['1', '2'],
      additional_fields: [{ name: 'additional_field_name', value: 'custom_value' }],
    });
    assert.deepEqual(JSON.parse(text), JSON.parse(await printed('update-request.json')));
  });

  it('wraps a request with one field', () => {
    assert.equal(jsonDialect.writeUser({ suspend_at: '' }), '{"user":{"suspend_at":""}}');
  });

  it('keeps empty lists, which replace and clear', () => {
    const text = jsonDialect.writeUser({ role_ids: [], additional_fields: [] });
    assert.equal(text, '{"user":{"role_ids":[],"additional_fields":[]}}');
  });

  it('reads a document unchanged', () => {
    assert.deepEqual(jsonDialect.read('{"user":{"login":"0012","id":1}}'), {
      user: { login: '0012', id: 1 },
    });
  });

  it('reads every form of rejection in the fixtures', async () => {
    const read = async (name: string) => jsonDialect.read(await printed(name));
    assert.deepEqual(await read('errors-list.json'), { errors: ['Network interfaces is invalid'] });
    assert.deepEqual(await read('errors-map.json'), {
      errors: { email: ['has already been taken'], login: ['…'] },
    });
    assert.deepEqual(await read('errors-string.json'), { errors: '…' });
    assert.deepEqual(await read('error-single.json'), { error: 'Resource not found' });
  });

  it('rejects invalid JSON without quoting it', async () => {
    for (const text of ['', ' ', await printed('500.html'), '{"user":{"canary":']) {
      assert.throws(() => jsonDialect.read(text), {
        name: 'ContractMismatch',
        message: '$: expected JSON',
      });
    }
  });

  it('does not change the prototype of objects', () => {
    jsonDialect.read('{"user":{"id":1,"__proto__":{"polluted":"yes"}}}');
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  it('has the suffix `.json` and its media type', () => {
    assert.deepEqual([jsonDialect.suffix, jsonDialect.mediaType], ['.json', 'application/json']);
  });
});
