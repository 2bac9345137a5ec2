import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSealer } from '../../src/store/sealed.ts';

const KEY = 'k'.repeat(32);
const OTHER_KEY = 'o'.repeat(32);
const CONTEXT = 'token:vms';

/** Returns the text with one bit changed at each byte, and its first half. */
function damage(text: string): string[] {
  const bytes = Buffer.from(text, 'base64url');
  const flipped = [...bytes.keys()].map((at) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
    return copy.toString('base64url');
  });
  return [...flipped, text.slice(0, text.length / 2), `${text}AAAA`];
}

describe('Sealer', () => {
  it('opens what it has sealed', () => {
    const { seal, open } = createSealer(KEY);
    for (const value of ['', 'a token', 'ключ 🔑', 'x'.repeat(100_000)]) {
      assert.equal(open(seal(value, CONTEXT), CONTEXT), value);
    }
  });

  it('shows neither the value nor its equality', () => {
    const { seal } = createSealer(KEY);
    const texts = [seal('a token', CONTEXT), seal('a token', CONTEXT)];
    assert.notEqual(texts[0], texts[1]);
    for (const text of texts) {
      assert.match(text, /^[\w-]+$/);
      assert.equal(Buffer.from(text, 'base64url').includes('a token'), false);
    }
  });

  it('does not open a text in another context', () => {
    const { seal, open } = createSealer(KEY);
    assert.equal(open(seal('a token', CONTEXT), 'token:other'), null);
  });

  it('does not open a text of another key', () => {
    const text = createSealer(OTHER_KEY).seal('a token', CONTEXT);
    assert.equal(createSealer(KEY).open(text, CONTEXT), null);
  });

  it('opens texts of previous keys and seals with the current one', () => {
    const old = createSealer(OTHER_KEY);
    const current = createSealer(KEY, [OTHER_KEY]);
    assert.equal(current.open(old.seal('a token', CONTEXT), CONTEXT), 'a token');
    assert.equal(old.open(current.seal('a token', CONTEXT), CONTEXT), null);
  });

  it('does not open a text that was changed', () => {
    const { seal, open } = createSealer(KEY);
    const changed = damage(seal('a token', CONTEXT));
    assert.deepEqual(new Set(changed.map((text) => open(text, CONTEXT))), new Set([null]));
  });

  it('does not open what is no sealed text', () => {
    const { open } = createSealer(KEY);
    for (const text of ['', 'a token', '{}', '\0', 'A'.repeat(42), 'ключ']) {
      assert.equal(open(text, CONTEXT), null);
    }
  });
});
