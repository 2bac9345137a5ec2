import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { wireId, wireText } from '../../../src/providers/kit/wire/wire-values.ts';
import type { ContractMismatch } from '../../../src/upstream/response/contract.ts';
import { MAX_ENTRIES } from '../../../src/upstream/response/document-limits.ts';
import { decode } from '../../../src/upstream/wire/decode.ts';
import {
  keepSkipped,
  mapList,
  sentLength,
  skippedError,
} from '../../../src/upstream/wire/skipped-entries.ts';
import { wireList } from '../../../src/upstream/wire/wire-list.ts';
import { wireObject } from '../../../src/upstream/wire/wire-object.ts';

const users = wireList(wireObject({ id: wireId }));
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe('wireList', () => {
  it('reads every form in which PHP sends a list', () => {
    for (const document of [
      [{ id: 1 }, { id: 2 }],
      { 0: { id: 1 }, 7: { id: 2 } },
      { data: [{ id: 1 }, { id: 2 }] },
      { data: { 3: { id: 1 }, 4: { id: 2 } }, meta: { total: 2 } },
      { first: { id: 1 }, second: { id: 2 } },
    ]) {
      assert.deepEqual(idsOf(decode(users, document)), ['1', '2']);
    }
    for (const document of [[], {}, '']) assert.deepEqual(idsOf(decode(users, document)), []);
  });

  it('refuses what is no list', () => {
    for (const document of [null, undefined, 7, 'x', true, { name: 'a' }]) {
      assert.throws(() => decode(users, document), { message: '$: expected a list' });
    }
  });

  it('skips entries that it cannot identify, with one error', () => {
    const departures: ContractMismatch[] = [];
    const list = decode(users, [{ id: 1 }, null, { id: 0 }, { id: 4 }, 'x'], (mismatch) => {
      departures.push(mismatch);
      return mismatch;
    });
    assert.deepEqual(idsOf(list), ['1', '4']);
    assert.equal(sentLength(list), 5);
    assert.equal(skippedError(list)?.message, '$.1: expected an object');
    assert.deepEqual(
      departures.map(({ path }) => path),
      ['$.*'],
    );
  });

  it('keeps the error in lists that are made from it', () => {
    const list = decode(users, [{ id: 1 }, null, { id: 3 }]);
    const error = skippedError(list);
    assert.ok(error);
    assert.equal(skippedError(mapList(list, ({ id }) => id)), error);
    assert.equal(skippedError(keepSkipped(list, list.slice(0, 1))), error);
    assert.equal(skippedError(mapList([1, 2], String)), undefined);
  });

  it('refuses more entries than its limit before it reads one', () => {
    const list = new Array(MAX_ENTRIES + 1);
    assert.throws(() => decode(users, list), { message: /at most 100000 entries/ });
    assert.throws(() => decode(wireList(wireText, 2), ['a', 'b', 'c']), /at most 2 entries/);
  });

  it('loses only the entries that it cannot identify', () => {
    const entry = fc.oneof(fc.record({ id: fc.integer({ min: 1 }) }), fc.jsonValue());
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        const list = decode(users, entries);
        const usable = entries
          .filter((each) => isUsable(each))
          .map((each) => String(Object(each).id));
        assert.deepEqual(idsOf(list), usable);
        assert.equal(sentLength(list), entries.length);
        assert.equal(skippedError(list) === undefined, usable.length === entries.length);
      }),
    );
  });
});

function isUsable(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return false;
  const id: unknown = Object.hasOwn(entry, 'id') ? Reflect.get(entry, 'id') : undefined;
  return (
    /^[1-9]\d*$/.test(String(id)) && typeof id !== 'object' && Number.isSafeInteger(Number(id))
  );
}
