import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { REDACTED, Redactor } from '../../../src/upstream/errors/redaction.ts';
import { withCpuTime } from '../../support/values/cpu-time.ts';
import { ENCODINGS } from '../../support/values/upstream-encodings.ts';

const redact = (secret: string, text: string) => new Redactor([secret]).text(text);

/** One statement about a field, in the parts around its value. */
interface Clause {
  readonly name: string;
  readonly statement: readonly string[];
  readonly value: string;
}

const MESSAGES = [
  'Password is too short (minimum is 8 characters)',
  'The password must be at least 8 characters.',
  'The password field must be at least 8 characters. (and 2 more errors)',
  "First name can't be blank",
  'First name can’t be blank',
  'The selected login is invalid.',
  "Validation failed: Email has already been taken, First name can't be blank",
  'Email is invalid and password is too weak',
  'last_name is missing',
  'User group must exist',
  "Couldn't find User with 'id'=7",
  'The password must contain at least one uppercase and one lowercase letter.',
  "Password confirmation doesn't match Password",
  'Custom attribute with key 44 is not defined',
  'There is no such user.',
  'Поле пароль обязательно для заполнения.',
  'Количество символов в поле пароль должно быть не меньше 8.',
  'Такое значение поля email уже существует.',
  'Пользователь не найден.',
];

describe('A short secret in a text of an upstream', () => {
  it('F23: leaves a known message whole if it is its word', () => {
    for (const message of MESSAGES) {
      const words = message.split(/[^\p{L}'’]+/u).filter((word) => word !== '' && word.length < 6);
      const pieces = words.flatMap((word) => [word, word.slice(0, 2), word.slice(-1)]);
      for (const secret of [...pieces, ' ', '  ', '(', '.', "'", 'i', '_', '+', '%20']) {
        assert.equal(redact(secret, message), message, secret);
      }
    }
  });

  it('F23: is replaced among the values of a known message', () => {
    for (const [secret, text, clean] of [
      ['abc', 'abc is too short', '# is too short'],
      ['short', 'Password short is too short', 'Password # is too short'],
      ['is', 'is is too short', '# is too short'],
      [
        '8',
        'Password is too short (minimum is 8 characters)',
        'Password is too short (minimum is # characters)',
      ],
      ['q;w!3', "Password can't be q;w!3", "Password can't be #"],
      ['abc', '{"password":"abc"}', '{"password":"#"}'],
      [
        'key',
        'Custom attribute with key key is not defined',
        'Custom attribute with key # is not defined',
      ],
      ['user', 'Login must be greater than user', 'Login must be greater than #'],
      ['поле', 'Поле пароль не может быть больше поле.', 'Поле пароль не может быть больше #.'],
      [' ab ', 'Password ab is too weak', 'Password # is too weak'],
    ] as const) {
      assert.equal(redact(secret, text), clean.replace('#', REDACTED), text);
    }
  });

  it('F23: takes no long time in a text of many beginnings', async () => {
    for (const beginning of ['a is too short (minimum is ', 'a поле ', 'a must be ', 'a and ']) {
      const { cpuMs } = await withCpuTime(() => redact('a', beginning.repeat(2000)));
      assert.ok(cpuMs < 500, `${beginning}: ${cpuMs} ms`);
    }
  });

  it('F23: stays within a word', () => {
    for (const [secret, text] of [
      ['word', 'A passwordless sign-in.'],
      ['mail', 'This e-mail was used.'],
      ['t', "It can't be done."],
      ['a', 'Banana'],
      [' ', 'Locked by an unpaid invoice.'],
    ] as const) {
      assert.equal(redact(secret, text), text);
    }
  });

  it('F23: is replaced exactly as a token of its own', () => {
    // Of these letters neither a known message nor an encoding of a secret can consist.
    const word = fc.string({ unit: fc.constantFrom('x', 'q', 'ж'), minLength: 1, maxLength: 5 });
    const separator = fc.constantFrom(' ', ', ', ': "', '=', ' (', '/', '\n');
    const token = fc.tuple(word, separator);
    fc.assert(
      fc.property(word, fc.array(token, { maxLength: 12 }), (secret, tokens) => {
        const text = tokens.flat().join('');
        const clean = tokens.map(([one, end]) => (one === secret ? REDACTED : one) + end).join('');
        assert.equal(redact(secret, text), clean);
      }),
    );
  });

  const name = fc.constantFrom(
    ...['Password', 'The password', 'The login field', 'First name', 'last_name', 'User group'],
    ...['Billing plan', 'Roles', 'The selected status', 'Custom attributes', 'Time zone', 'email'],
  );
  const statement = fc.constantFrom<readonly string[]>(
    ...[
      ['is too short (minimum is ', ' characters)'],
      ['must be at least ', ' characters'],
      ['may not be greater than ', ' characters'],
      ['must be less than or equal to ', ''],
      ['must be equal to ', ''],
      ['must contain at least ', ' digits'],
    ],
  );
  const plain = fc.constantFrom(
    ...["can't be blank", 'is invalid', 'has already been taken', 'is required', 'must exist'],
    ...['is too weak', 'does not match', 'must be a string', 'is not included in the list'],
  );
  const value = fc.stringMatching(/^[1-9]\d{0,3}$/);
  const clause: fc.Arbitrary<Clause> = fc.oneof(
    fc.record({ name, statement, value }),
    fc.record({ name, statement: plain.map((text) => [text]), value: fc.constant('') }),
  );
  const toText = (clauses: readonly Clause[]) =>
    clauses.map(({ name, statement, value }) => `${name} ${statement.join(value)}`).join(', ');

  it('F23: leaves every known message whole but its values', () => {
    const clauses = fc.array(clause, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(clauses, fc.nat(), fc.integer({ min: 1, max: 5 }), (said, at, length) => {
        const text = `Validation failed: ${toText(said)}`;
        const from = at % text.length;
        // Any piece of the message, such as a word, a part of one, or a value.
        const secret = text.slice(from, from + length);
        fc.pre(!/[^\d]\d|\d[^\d]/.test(secret));
        const clean = said.map((each) => ({
          ...each,
          value: each.value === secret ? REDACTED : each.value,
        }));
        assert.equal(redact(secret, text), `Validation failed: ${toText(clean)}`, secret);
      }),
    );
  });
});

describe('A secret of six or more characters in a text of an upstream', () => {
  const secrets = fc
    .oneof(
      fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme' }),
      fc.string({
        minLength: 6,
        maxLength: 12,
        unit: fc.constantFrom('a', "'", '/', '\\', 'ü', ' '),
      }),
      fc.constantFrom('invalid', 'password', 'is too short', 'characters', '      '),
    )
    .filter(
      (secret) =>
        Array.from(secret).length >= 6 && !REDACTED.includes(secret) && secret.isWellFormed(),
    );
  const around = fc.oneof(fc.string(), fc.constantFrom(...MESSAGES));
  /** Whether a text has a secret, apart from the replaced ones. */
  const has = (text: string, secret: string) =>
    text.replaceAll(REDACTED, '\u0000').includes(secret);

  it('F23: never passes, in any encoding', () => {
    fc.assert(
      fc.property(secrets, around, around, (secret, before, after) => {
        for (const encode of Object.values(ENCODINGS)) {
          const form = encode(secret);
          const clean = redact(secret, before + form + after);
          assert.ok(!has(clean, form), form);
        }
      }),
    );
  });

  it('F23: never passes beside other secrets and as a field', () => {
    const others = fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 });
    fc.assert(
      fc.property(secrets, others, around, around, (secret, short, before, after) => {
        const redactor = new Redactor([...short, secret]);
        assert.ok(!has(redactor.text(`${before}${secret}${after}${secret}`), secret));
      }),
    );
  });

  it('F23: never passes wherever a long text is cut', () => {
    fc.assert(
      fc.property(secrets, fc.integer({ min: 1900, max: 2001 }), (secret, length) => {
        const clean = redact(secret, `${'.'.repeat(length)}${secret}${'.'.repeat(200)}`);
        assert.ok(!has(clean, secret));
        // Neither does a beginning that tells it.
        assert.ok(clean.includes(REDACTED) || /^\.*$/.test(clean), clean);
      }),
    );
  });

  it('F23: is replaced if secrets overlap', () => {
    const redactor = new Redactor(['abcdef', 'defghi']);
    assert.equal(redactor.text('x abcdefghi y'), `x ${REDACTED} y`);
    assert.equal(redact('aaaaaa', 'aaaaaaaa'), REDACTED);
  });
});
