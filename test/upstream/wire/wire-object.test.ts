import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  optional,
  wireId,
  wireInt,
  wireText,
} from '../../../src/providers/kit/wire/wire-values.ts';
import type { ContractMismatch } from '../../../src/upstream/response/contract.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import { wireList } from '../../../src/upstream/wire/wire-list.ts';
import { isWireObject, wireObject } from '../../../src/upstream/wire/wire-object.ts';
import { wireValue } from '../../../src/upstream/wire/wire-type.ts';

const address = wireObject({ id: wireId, city: wireText });
const user = wireObject({
  id: wireId,
  age: optional(wireInt),
  home: optional(address),
  homes: optional(wireList(address)),
});

/** Decodes a user; each value that cannot be read is recorded. */
function decodeUser(document: unknown) {
  const departures: ContractMismatch[] = [];
  const decoded = decode(user, document, (mismatch) => {
    departures.push(mismatch);
    return new Error(`field: ${mismatch.message}`);
  });
  return { decoded, departures };
}

describe('wireObject', () => {
  it('fails at once if a property that identifies it is wrong', () => {
    for (const id of [undefined, null, 'x', 0, -1, {}, []]) {
      assert.throws(() => decodeUser({ id }), { message: '$.id: expected a whole number' });
    }
    for (const document of [null, 7, 'a', [], [{ id: 1 }], true]) {
      assert.throws(() => decodeUser(document), { message: '$: expected an object' });
    }
  });

  it('reads no other property before it is needed', () => {
    let reads = 0;
    const counted = wireValue((value) => {
      reads += 1;
      return value;
    });
    const decoded = decode(wireObject({ id: wireId, other: counted }), { id: 1, other: 2 });
    assert.equal(reads, 0);
    assert.equal(decoded.other, 2);
    assert.equal(reads, 1);
  });

  it('throws the error of the field, and reports its path', () => {
    const { decoded, departures } = decodeUser({ id: 1, age: 'old', home: { id: 2, city: [] } });
    assert.throws(() => decoded.age, { message: 'field: $.age: expected a whole number' });
    assert.throws(() => decoded.home?.city, { message: 'field: $.home.city: expected a text' });
    assert.deepEqual(
      departures.map(({ path }) => path),
      ['$.age', '$.home.city'],
    );
    assert.equal(decoded.id, '1');
  });

  it('names list entries by index in the error, not in the path', () => {
    const { decoded, departures } = decodeUser({ id: 1, homes: [{ id: 2, city: 'a' }, { id: 3 }] });
    assert.equal(decoded.homes?.[0]?.city, 'a');
    assert.throws(() => decoded.homes?.[1]?.city, {
      message: 'field: $.homes.1.city: expected a text',
    });
    assert.equal(departures[0]?.path, '$.homes.*.city');
  });

  it('reads an object and a list once', () => {
    const { decoded } = decodeUser({ id: 1, home: { id: 2 }, homes: [{ id: 3 }] });
    assert.equal(decoded.home, decoded.home);
    assert.equal(decoded.homes, decoded.homes);
  });

  it('has no property that its shape does not have', () => {
    const { decoded } = decodeUser({ id: 1, password: 'canary', constructor: 'x' });
    assert.equal(Reflect.get(decoded, 'password'), undefined);
    assert.ok(!JSON.stringify(decoded).includes('canary'));
    assert.ok(isWireObject(decoded));
  });

  it('does not read a property of a prototype', () => {
    const document = JSON.parse('{"id":1,"__proto__":{"age":7}}');
    assert.equal(decodeUser(document).decoded.age, null);
  });
});
