import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { xmlDialect } from '../../../src/providers/onapp/dialect/xml-dialect.ts';
import { wireAdminUser } from '../../../src/providers/vms/admin-api/wire.ts';
import { decode } from '../../../src/upstream/response/contract.ts';
import { decodeInSlices } from '../../../src/upstream/response/decode-in-slices.ts';
import { wireList } from '../../../src/upstream/response/wire-list.ts';
import { FULL_USER_XML } from '../../support/onapp/full-user-xml.ts';

const NEVER = new AbortController().signal;

const permissions = (count: number) =>
  Array.from({ length: count }, (_none, n) => ({ id: n + 1, name: `permission ${n}` }));

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
    const { value, fields } = await decodeInSlices(wireAdminUser, USER, NEVER);
    assert.deepEqual(value, decode(wireAdminUser, USER));
    assert.ok(fields > 200 * 40, `${fields} fields`);
  });

  it('D41: names the path of the first invalid entry', async () => {
    const user = { ...USER, subusers: [{ id: 1 }, { id: 2, permissions: [{ id: 1 }] }] };
    const message = '$.subusers.1.permissions.0.name: expected string';
    await assert.rejects(decodeInSlices(wireAdminUser, user, NEVER), { message });
    assert.throws(() => decode(wireAdminUser, user), { message });
  });

  it('D41: stops at the first invalid entries', async () => {
    let decoded = 0;
    const item = z.unknown().transform((_entry, context) => {
      decoded += 1;
      context.addIssue('wrong');
    });
    const entries = Array.from({ length: 50_000 }, () => ({}));
    assert.throws(() => decode(wireList(item), entries));
    await assert.rejects(decodeInSlices(wireList(item), entries, NEVER));
    assert.ok(decoded < 1000, `${decoded} entries`);
  });

  it('D41: limits the entries of one list', async () => {
    const list = wireList(z.unknown(), { maxEntries: 3 });
    const message = '$: expected at most 3 entries';
    assert.throws(() => decode(list, [1, 2, 3, 4]), { message });
    await assert.rejects(decodeInSlices(list, [1, 2, 3, 4], NEVER), { message });
    assert.throws(() => decode(z.object({ data: list }), {}), {
      message: '$.data: expected array',
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
