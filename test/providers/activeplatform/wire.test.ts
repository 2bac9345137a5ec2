import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runActivePlatformSimulator } from '@roster/simulators/activeplatform/simulator.ts';
import { wireUser } from '../../../src/providers/activeplatform/wire.ts';
import { ContractMismatch } from '../../../src/upstream/response/contract.ts';
import { readJson } from '../../../src/upstream/response/json-body.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { printed } from '../../support/activeplatform/gateway.ts';
import { plain } from '../../support/values/plain.ts';

const NOTHING_ELSE = {
  first_name: null,
  middle_name: null,
  last_name: null,
  email: null,
  status: null,
  custom_attributes: null,
  created_at: null,
  updated_at: null,
};

function mismatchOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ContractMismatch) return error.message;
    throw error;
  }
  return 'none';
}

describe('the user of ActivePlatform', () => {
  it('is read from the printed response', async () => {
    assert.deepEqual(plain(decode(wireUser, readJson(await printed('update-200.json')))), {
      id: '2002986',
      first_name: 'John',
      middle_name: null,
      last_name: 'Doe',
      email: 'john.dooe@activeplatfrom.com',
      status: 'active',
      custom_attributes: [{ name: 'Age', value: '21' }],
      created_at: '2016-10-03T10:06:38.740+03:00',
      updated_at: '2016-10-07T14:25:10.924+03:00',
    });
  });

  it('is read from every response of the simulator', async () => {
    await using platform = await runActivePlatformSimulator();
    const url = `${platform.url}/api/vendor/v1/users.json?api_token=654321`;
    const documents = readJson(await (await fetch(url)).text());
    assert.ok(Array.isArray(documents));
    assert.equal(documents.length, 14);
    const ids = documents.map((document) => decode(wireUser, document).id);
    assert.deepEqual(
      ids,
      documents.map(({ id }) => String(id)),
    );
  });

  it('requires only its id', () => {
    assert.deepEqual(plain(decode(wireUser, { id: 5 })), { id: '5', ...NOTHING_ELSE });
    assert.equal(
      mismatchOf(() => decode(wireUser, { email: 'a@b.example' })),
      '$.id: expected a whole number',
    );
  });

  it('treats null as absent', () => {
    assert.deepEqual(plain(decode(wireUser, { id: 5, ...NOTHING_ELSE })), {
      id: '5',
      ...NOTHING_ELSE,
    });
  });

  it('drops undocumented properties', () => {
    const document = { id: 5, password_digest: 'x', role: 'admin' };
    assert.deepEqual(plain(decode(wireUser, document)), { id: '5', ...NOTHING_ELSE });
  });

  it('keeps every digit of an id beyond double precision', () => {
    assert.equal(decode(wireUser, readJson('{"id":9007199254740993}')).id, '9007199254740993');
  });

  it('reads every attribute value as text or null', () => {
    const custom_attributes = [{ name: 'Age', value: 21 }, { name: 'Note' }];
    assert.deepEqual(plain(decode(wireUser, { id: 5, custom_attributes }).custom_attributes), [
      { name: 'Age', value: '21' },
      { name: 'Note', value: null },
    ]);
  });

  it('names the path of a departure and never its value', () => {
    const custom_attributes = [{ name: 'Age', value: '21' }, { value: ['canary'] }];
    const user = decode(wireUser, { id: 5, custom_attributes });
    assert.equal(
      mismatchOf(() => user.custom_attributes?.[1]?.value),
      '$.custom_attributes.1.value: expected a text',
    );
  });

  it('reads a time only if it is one', () => {
    const user = decode(wireUser, { id: 5, created_at: 'yesterday' });
    assert.equal(
      mismatchOf(() => user.created_at),
      '$.created_at: expected a date',
    );
  });
});
