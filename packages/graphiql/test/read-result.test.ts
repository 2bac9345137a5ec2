import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readResult } from '../src/read-result.ts';

const read = (text: string, headers: Readonly<Record<string, string>> = {}) =>
  readResult({ status: 502, headers: new Headers(headers) }, text);

describe('Result of a response', () => {
  it('is that of GraphQL, whatever its media type', () => {
    for (const result of [{ data: null }, { errors: [] }, { data: { a: 1 }, extensions: {} }]) {
      assert.deepEqual(read(JSON.stringify(result), { 'content-type': 'text/plain' }), result);
    }
  });

  it('is an error without a stack trace for anything else', () => {
    for (const text of ['', 'x', '{"data"', 'null', '[]', '"data"', '{"message":"x"}']) {
      const { errors = [], ...others } = JSON.parse(JSON.stringify(read(text)));
      assert.deepEqual(others, {});
      assert.deepEqual(errors.map(Object.keys), [['message']]);
      assert.match(errors[0].message, /HTTP 502, without a media type: /);
    }
  });

  it('quotes only the beginning of a page', () => {
    const [error] = read('<p>x</p>\n\n'.repeat(1000), { 'content-type': 'text/html' }).errors ?? [];
    assert.match(error?.message ?? '', /HTTP 502, text\/html: <p>x<\/p> <p>/);
    assert.ok((error?.message.length ?? 0) < 400);
  });
});
