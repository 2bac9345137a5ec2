import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { REDACTED, Redactor } from '../../../src/upstream/errors/redaction.ts';

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

  it('D43: needs no quadratic time for a long secret', () => {
    const [half, text] = ['a'.repeat(2000), 'a'.repeat(262_144)];
    const startedAt = performance.now();
    new Redactor([`${half}b${half}`]).text(text);
    assert.ok(performance.now() - startedAt < 500);
  });

  it('ignores an empty secret', () => {
    assert.equal(new Redactor(['']).text('abc'), 'abc');
  });

  const MESSAGES = [
    'Password is too short (minimum is 8 characters)',
    'The password must be at least 8 characters.',
    "First name can't be blank",
    'The selected login is invalid.',
    "Validation failed: Email has already been taken, First name can't be blank",
    'last_name is missing',
    'User group must exist',
    "Couldn't find User with 'id'=7",
    'The password must contain at least one uppercase and one lowercase letter.',
    'Custom attribute with key 44 is not defined',
    'There is no such user.',
  ];

  it('F23: passes a known message whole if a short secret is its word', () => {
    for (const message of MESSAGES) {
      const words = message.split(/[^\p{L}']+/u).filter((word) => word !== '' && word.length < 6);
      const pieces = words.flatMap((word) => [word, word.slice(0, 2), word.slice(-1)]);
      for (const secret of [...pieces, ' ', '  ', '(', '.', "'", 'i', '_']) {
        assert.equal(new Redactor([secret]).text(message), message, secret);
      }
    }
  });

  it('F23: replaces a short secret among the values of a known message', () => {
    const shown = (secret: string, text: string) => new Redactor([secret]).text(text);
    assert.equal(shown('abc', 'abc is too short'), `${REDACTED} is too short`);
    assert.equal(
      shown('short', 'Password short is too short'),
      `Password ${REDACTED} is too short`,
    );
    assert.equal(
      shown('8', 'Password is too short (minimum is 8 characters)'),
      `Password is too short (minimum is ${REDACTED} characters)`,
    );
    assert.equal(shown('q;w!3', "Password can't be q;w!3"), `Password can't be ${REDACTED}`);
    assert.equal(shown('abc', '{"password":"abc"}'), `{"password":"${REDACTED}"}`);
  });

  it('F23: leaves a short secret within a word', () => {
    for (const [secret, text] of [
      ['word', 'A passwordless sign-in.'],
      ['mail', 'This e-mail was used.'],
      ['t', "It can't be done."],
      ['a', 'Banana'],
      [' ', 'Locked by an unpaid invoice.'],
    ] as const) {
      assert.equal(new Redactor([secret]).text(text), text);
    }
  });

  const secrets = fc
    .oneof(
      fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme' }),
      fc.constantFrom('invalid', 'password', 'is too short', 'characters', '      '),
    )
    .filter(
      (secret) =>
        Array.from(secret).length >= 6 && !REDACTED.includes(secret) && secret.isWellFormed(),
    );
  const around = fc.oneof(fc.string(), fc.constantFrom(...MESSAGES));

  it('F23: passes no secret of six characters in any encoding', () => {
    fc.assert(
      fc.property(secrets, around, around, (secret, before, after) => {
        for (const form of [secret, ...forms.map(([name]) => encode(name, secret))]) {
          const clean = new Redactor([secret]).text(before + form + after);
          assert.ok(!clean.replaceAll(REDACTED, '\u0000').includes(form), form);
        }
      }),
    );
  });

  it('F23: replaces secrets that overlap', () => {
    const redactor = new Redactor(['abcdef', 'defghi']);
    assert.equal(redactor.text('x abcdefghi y'), `x ${REDACTED} y`);
    assert.equal(new Redactor(['aaaaaa']).text('aaaaaaaa'), REDACTED);
  });
});

function encode(form: string, secret: string): string {
  switch (form) {
    case 'in a URL':
      return encodeURIComponent(secret);
    case 'in a form':
      return new URLSearchParams({ x: secret }).toString().slice(2);
    case 'in JSON':
      return JSON.stringify(secret).slice(1, -1);
    case 'in base64':
      return Buffer.from(secret).toString('base64');
    case 'in base64url':
      return Buffer.from(secret).toString('base64url');
    case 'in hex':
      return Buffer.from(secret).toString('hex');
    default:
      return secret;
  }
}
