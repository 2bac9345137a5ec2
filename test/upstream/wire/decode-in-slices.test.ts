import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wireEntry, wireId } from '../../../src/providers/kit/wire/wire-values.ts';
import { xmlDialect } from '../../../src/providers/onapp/dialect/xml-dialect.ts';
import { wireAdminUser } from '../../../src/providers/vms/admin-api/wire.ts';
import { decode, decodeInSlices } from '../../../src/upstream/wire/decode.ts';
import { skippedError } from '../../../src/upstream/wire/skipped-entries.ts';
import { wireList } from '../../../src/upstream/wire/wire-list.ts';
import { wireObject } from '../../../src/upstream/wire/wire-object.ts';
import { FULL_USER_XML } from '../../support/onapp/full-user-xml.ts';
import { plain } from '../../support/values/plain.ts';

const NEVER = new AbortController().signal;

const permissions = (count: number) =>
  Array.from({ length: count }, (_none, n) => ({ id: n + 1, name: `permission ${n}` }));

const plainIds = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

const USER = {
  id: 1,
  cameras: Array.from({ length: 200 }, (_none, n) => ({ id: n + 1, name: 'a', services: [n] })),
  // This is a list with gaps, as PHP sends it.
  subusers: { 1: { id: 2, permissions: permissions(3) }, 4: { id: 3, permissions: [] } },
  permissions: permissions(100),
  intercoms: null,
};

describe('decodeInSlices', () => {
  it('returns the same result as decode', async () => {
    const value = await decodeInSlices(wireAdminUser, USER, NEVER);
    assert.deepEqual(plain(value), plain(decode(wireAdminUser, USER)));
  });

  it('D41: names the first entry that is left out', async () => {
    const roles = [{ id: 1 }, { id: 'x' }, { id: 3 }, {}];
    const list = wireList(wireObject({ id: wireId }));
    const message = '$.1.id: expected a whole number';
    for (const read of [decode(list, roles), await decodeInSlices(list, roles, NEVER)]) {
      assert.deepEqual(plainIds(read), ['1', '3']);
      assert.equal(skippedError(read)?.message, message);
    }
  });

  it('D41: reports a list once, however many entries are left out', async () => {
    let reported = 0;
    const entries = Array.from({ length: 50_000 }, () => ({}));
    const list = wireList(wireObject({ id: wireId }));
    const report = (mismatch: Error) => {
      reported += 1;
      return mismatch;
    };
    const read = await decodeInSlices(list, entries, NEVER, report);
    assert.deepEqual([read.length, reported], [0, 1]);
  });

  it('D41: limits the entries of one list', async () => {
    const list = wireList(wireEntry, 3);
    const message = '$: expected at most 3 entries';
    assert.throws(() => decode(list, [1, 2, 3, 4]), { message });
    await assert.rejects(decodeInSlices(list, [1, 2, 3, 4], NEVER), { message });
    assert.throws(() => decode(wireObject({ data: list }), {}).data, {
      message: '$.data: expected a list',
    });
  });

  it('D42: returns the same result for XML', async () => {
    const user = FULL_USER_XML.slice(FULL_USER_XML.indexOf('<user'));
    const text = `<users type="array">${`${user}<user><login>я &lt;&#1071; <![CDATA[<]]></login></user>`.repeat(60)}</users>`;
    const { document } = await xmlDialect.readInSlices(Buffer.from(text), NEVER);
    assert.ok(text.length > 100_000);
    assert.deepEqual(document, xmlDialect.read(text));
  });

  it('D42: refuses XML that is malformed or too deep', async () => {
    const wrong = ['<a>'.repeat(100_000), `<a>${'x'.repeat(100_000)}</b>`, '<!DOCTYPE a><a/>'];
    for (const text of wrong) {
      await assert.rejects(xmlDialect.readInSlices(Buffer.from(text), NEVER), {
        name: 'ContractMismatch',
      });
    }
  });
});
