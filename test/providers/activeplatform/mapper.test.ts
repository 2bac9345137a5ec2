import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createUser } from '../../../src/providers/activeplatform/mapper.ts';
import { type WireUser, wireUser } from '../../../src/providers/activeplatform/wire.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { contextWith, PROVIDER } from '../../support/activeplatform/context.ts';
import { JOHN, printed } from '../../support/activeplatform/gateway.ts';
import { fieldsOf } from '../../support/values/plain.ts';

const printedUser = async () =>
  decode(wireUser, JSON.parse(await printed('update-200.json')) as unknown);

const toUser = (user: WireUser) => createUser({ user, context: contextWith(null) });

describe('createUser', () => {
  it('maps the printed user', async () => {
    const user = toUser(await printedUser());
    const { billingInfo, customAttributes, ...shown } = Object(fieldsOf(user));
    assert.equal(typeof billingInfo, 'function');
    assert.deepEqual(shown, {
      __typename: 'ActivePlatformUser',
      id: JOHN,
      provider: PROVIDER,
      login: 'john.dooe@activeplatfrom.com',
      name: 'John Doe',
      status: 'ACTIVE',
      createdAt: new Date('2016-10-03T07:06:38.740Z'),
      updatedAt: new Date('2016-10-07T11:25:10.924Z'),
      permissions: null,
      firstName: 'John',
      middleName: null,
      lastName: 'Doe',
      email: 'john.dooe@activeplatfrom.com',
    });
    assert.deepEqual(customAttributes.map(fieldsOf), [
      { __typename: 'ActivePlatformCustomAttribute', name: 'Age', value: '21' },
    ]);
  });

  it('joins the names that are present', () => {
    const nameOf = (document: object) => toUser(decode(wireUser, { id: 5, ...document })).name;
    assert.equal(
      nameOf({ first_name: 'John', middle_name: 'E.', last_name: 'Doe' }),
      'John E. Doe',
    );
    assert.equal(nameOf({ first_name: '', last_name: 'Doe' }), 'Doe');
    assert.equal(nameOf({ first_name: '', middle_name: '', last_name: null }), null);
  });

  it('returns UNKNOWN for a status other than active and inactive', () => {
    const statusOf = (status: string | null) => toUser(decode(wireUser, { id: 5, status })).status;
    assert.equal(statusOf('active'), 'ACTIVE');
    assert.equal(statusOf('inactive'), 'INACTIVE');
    assert.equal(statusOf('administrative hold'), 'UNKNOWN');
    assert.equal(statusOf(null), 'UNKNOWN');
  });

  it('distinguishes no attributes from missing attributes', () => {
    const attributesOf = (document: object) =>
      toUser(decode(wireUser, { id: 5, ...document })).customAttributes;
    assert.deepEqual(attributesOf({ custom_attributes: [] }), []);
    assert.equal(attributesOf({}), null);
  });
});
