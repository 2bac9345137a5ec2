import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { REDACTED, Redactor } from '../../../src/upstream/errors/redaction.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';

const SECRET = 'p;q/ü "\\&';

describe('Redactor', () => {
  const forms: readonly (readonly [string, string])[] = [
    ['in plain text', SECRET],
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

  it('D43: examines only the beginning of a long text', () => {
    const text = `${'a '.repeat(100_000)}`;
    assert.equal(new Redactor([SECRET]).text(text).length, 2000);
  });

  it('D43: removes the beginning of a secret at the cut', () => {
    for (let before = 1980; before <= 2000; before += 1) {
      const text = `${'a'.repeat(before)}0123456789canary${'b'.repeat(100)}`;
      const clean = new Redactor(['0123456789canary']).text(text);
      assert.match(clean, /^a+(\[secret\]b*)?$/, `${before}`);
    }
  });

  it('D43: replaces a secret that is longer than the cut', () => {
    const secret = 'x'.repeat(500) + 'y'.repeat(3000);
    assert.equal(new Redactor([secret]).text(`a ${secret} b`), `a ${REDACTED}`);
  });

  it('D43: needs no quadratic time for a long secret', async () => {
    const [half, text] = ['a'.repeat(2000), 'a'.repeat(262_144)];
    const { cpuMs } = await withCpuTime(() => new Redactor([`${half}b${half}`]).text(text));
    assert.ok(cpuMs < 500, `${cpuMs} ms`);
  });

  it('ignores an empty secret', () => {
    assert.equal(new Redactor(['']).text('abc'), 'abc');
  });
});
