import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REDACTED, Redactor } from '../../src/upstream/redaction.ts';

const SECRET = 'p;q/ü "\\&';

describe('Redactor', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['as it is', SECRET],
    ['in a URL', encodeURIComponent(SECRET)],
    ['in a form', new URLSearchParams({ x: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64url', Buffer.from(SECRET).toString('base64url')],
    ['in hex', Buffer.from(SECRET).toString('hex')],
  ];
  for (const [form, text] of forms) {
    it(`replaces a secret ${form}`, () => {
      assert.equal(new Redactor([SECRET]).text(`a ${text} b`), `a ${REDACTED} b`);
    });
  }

  it('ignores an empty secret', () => {
    assert.equal(new Redactor(['']).text('abc'), 'abc');
  });
});
