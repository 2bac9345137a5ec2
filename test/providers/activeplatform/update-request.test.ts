import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  reflectsUpdate,
  toUpdateUserRequest,
} from '../../../src/providers/activeplatform/update-request.ts';
import { wireUser } from '../../../src/providers/activeplatform/wire.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { JOHN, printed } from '../../support/activeplatform/gateway.ts';

const printedUser = async () =>
  decode(wireUser, JSON.parse(await printed('update-200.json')) as unknown);

describe('toUpdateUserRequest of ActivePlatform', () => {
  it('returns the printed request for the equivalent input', async () => {
    const request = toUpdateUserRequest({
      id: JOHN,
      firstName: 'John',
      middleName: '',
      lastName: 'Doe',
      password: 'N;T@o;y!4TNqlV',
      customAttributes: [{ key: 'age', value: '21' }],
    });
    assert.deepEqual(request, JSON.parse(await printed('update-request.json')));
  });

  it('sends no absent property', () => {
    assert.deepEqual(toUpdateUserRequest({ id: JOHN, lastName: 'Doe' }), { last_name: 'Doe' });
    assert.deepEqual(toUpdateUserRequest({ id: JOHN }), {});
  });

  it('keeps an empty list and an empty text', () => {
    const request = toUpdateUserRequest({ id: JOHN, middleName: '', customAttributes: [] });
    assert.deepEqual(request, { middle_name: '', custom_attributes: [] });
  });
});

describe('reflectsUpdate of ActivePlatform', () => {
  it('returns whether the user has the names', async () => {
    const user = await printedUser();
    assert.ok(reflectsUpdate(user, { first_name: 'John', last_name: 'Doe' }));
    assert.ok(reflectsUpdate(user, { middle_name: '' }));
    assert.ok(!reflectsUpdate(user, { first_name: 'Joan', last_name: 'Doe' }));
    assert.ok(!reflectsUpdate(user, { middle_name: 'E.' }));
    assert.ok(!reflectsUpdate(user, { last_name: 'doe' }));
  });

  it('returns false for passwords and attributes, which are not shown', async () => {
    const user = await printedUser();
    assert.ok(!reflectsUpdate(user, { first_name: 'John', password: 'N;T@o;y!4TNqlV' }));
    const custom_attributes = [{ key: 'age', value: '21' }];
    assert.ok(!reflectsUpdate(user, { first_name: 'John', custom_attributes }));
  });
});
