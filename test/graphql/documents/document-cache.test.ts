import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse, validate } from 'graphql';
import { DocumentCache } from '../../../src/graphql/documents/document-cache.ts';
import { createSchema } from '../../../src/graphql/schema.ts';

/** A document as a client may write it: nearly all of it comments. */
const commented = (at: number) => parse(`query q${at} { __typename }\n${'#\n'.repeat(900)}`);

describe('DocumentCache', () => {
  it('C21: keeps less than a megabyte of sources', async () => {
    const cache = new DocumentCache();
    for (let at = 0; at < 5000; at += 1) await cache.set(String(at), commented(at));
    assert.ok(cache.size < 300, String(cache.size));
    assert.notEqual(await cache.get('4999'), undefined);
  });

  it('C21: drops the tokens of cached documents', async () => {
    const cache = new DocumentCache();
    await cache.set('a', commented(1));
    const document = await cache.get('a');
    assert.deepEqual([document?.loc?.startToken, document?.loc?.endToken], [undefined, undefined]);
  });

  it('locates errors in a cached document', async () => {
    const cache = new DocumentCache();
    await cache.set('a', parse('{\n  unknown\n}'));
    const document = await cache.get('a');
    assert.ok(document !== undefined);
    const [error] = validate(createSchema(), document);
    assert.deepEqual(error?.locations, [{ line: 2, column: 3 }]);
  });

  it('evicts the least recently used documents first', async () => {
    const cache = new DocumentCache();
    for (let at = 0; at < 2000; at += 1) {
      await cache.set(String(at), commented(at));
      await cache.get('0');
    }
    assert.notEqual(await cache.get('0'), undefined);
    assert.equal(await cache.get('1'), undefined);
  });
});
