import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readErrorReport } from '../../../../src/providers/kit/update/field-errors.ts';
import { toIssues } from '../../../../src/providers/kit/update/issues.ts';
import { Redactor } from '../../../../src/upstream/errors/redaction.ts';

const NAMES = {
  email: 'email',
  password: 'password',
  first_name: 'firstName',
  last_name: 'lastName',
  user_group_id: 'userGroupId',
} as const;

const BRANCH = {
  base: ['input', 'panel'],
  input: { roleIds: ['1', '2'] },
  fields: {
    ...Object.fromEntries(Object.entries(NAMES).map(([key, field]) => [key, { field }])),
    role_ids: { field: 'roleIds', list: [] },
  },
};

function issuesOf(document: unknown, secrets: readonly string[] = []) {
  const redactor = new Redactor(secrets);
  const fieldErrors = readErrorReport(document)?.fieldErrors ?? [];
  return toIssues({ fieldErrors, redact: (text) => redactor.text(text) }, BRANCH);
}

const shown = (document: unknown) =>
  issuesOf(document).map(({ path, message }) => [path?.slice(2).join('.') ?? null, message]);

const pathOf = (text: string) => shown({ message: text })[0]?.[0];

describe('toIssues', () => {
  const secrets = fc
    .oneof(
      fc.string({ minLength: 6, maxLength: 20, unit: 'grapheme' }),
      fc.string({ minLength: 6, maxLength: 12, unit: fc.constantFrom('a', ' ', ',', '.', '\t') }),
      fc.constantFrom('is invalid', 'too short, is', 'Validation', 'email is'),
    )
    .filter((secret) => Array.from(secret.trim()).length >= 6 && secret.isWellFormed());
  const around = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Validation failed: Email ', ' is invalid, Password is too short', ', roles '),
  );

  it('F23: shows no secret of six characters, however it is split', () => {
    fc.assert(
      fc.property(secrets, around, around, fc.nat(), (secret, before, after, at) => {
        // A control character within it is shown as a blank.
        const torn = secret.replaceAll(' ', at % 2 === 0 ? ' ' : '\n');
        const text = `${before}${torn}${after}`;
        const documents = [
          { error: text },
          { errors: { [text]: [text] } },
          { errors: [text, text] },
        ];
        for (const issue of documents.flatMap((document) => issuesOf(document, [secret]))) {
          const clean = [issue.message, issue.upstreamField ?? ''].map((one) =>
            one.replaceAll('[secret]', '\u0000'),
          );
          assert.ok(!clean.some((one) => one.includes(secret)), JSON.stringify(issue));
        }
      }),
    );
  });

  const RAILS = [
    ['password', 'Password is too short (minimum is 8 characters)'],
    ['firstName', "First name can't be blank"],
    ['userGroupId', 'User group must exist'],
  ] as const;

  it('F16: splits the joined sentences of Rails', () => {
    const text = RAILS.map(([, sentence]) => sentence).join(', ');
    assert.deepEqual(shown({ error: `Validation failed: ${text}` }), RAILS);
    assert.deepEqual(shown({ errors: [text] }), RAILS);
    assert.deepEqual(shown({ errors: { base: [text] } }), RAILS);
  });

  it('F16: returns an issue without a path for a field that our input lacks', () => {
    const text = 'Validation failed: Login has already been taken, Email is invalid';
    assert.deepEqual(shown({ message: text }), [
      [null, 'Login has already been taken'],
      ['email', 'Email is invalid'],
    ]);
  });

  it('F16: assigns one statement to all fields that share it', () => {
    const text = 'first_name, last_name are missing';
    assert.deepEqual(shown({ error: text }), [
      ['firstName', text],
      ['lastName', text],
    ]);
  });

  it('F16: splits an enumeration with a comma before its last reason', () => {
    const text = "Email is invalid, Password can't be blank, and Last name is too long";
    assert.deepEqual(shown({ error: text }), [
      ['email', 'Email is invalid'],
      ['password', "Password can't be blank"],
      ['lastName', 'Last name is too long'],
    ]);
  });

  it('F16: splits sentences and parts with semicolons', () => {
    assert.deepEqual(shown({ message: 'The email is invalid. The password must be longer.' }), [
      ['email', 'The email is invalid.'],
      ['password', 'The password must be longer.'],
    ]);
    assert.deepEqual(shown({ message: 'email: is bad; password: is weak' }), [
      ['email', 'email: is bad'],
      ['password', 'password: is weak'],
    ]);
  });

  it('F16: does not split one reason that names several fields', () => {
    for (const text of [
      'Password must not contain email, first name or last name',
      'Password is too weak, please choose another one',
      'Password must contain letters, digits, and symbols',
      'Password is weak (email, password are too similar)',
      'You may not change users, groups and roles. Contact an administrator.',
    ]) {
      assert.equal(shown({ message: text }).length, 1, text);
    }
  });

  it('F5: finds the field that a sentence names first', () => {
    assert.equal(pathOf('The password must be at least 8 characters.'), 'password');
    assert.equal(pathOf('Invalid value for email'), 'email');
    assert.equal(pathOf('"email" is not valid'), 'email');
    assert.equal(pathOf('Your e-mail address is not allowed'), 'email');
    assert.equal(pathOf('role_ids[1] is unknown'), 'roleIds.1');
    assert.equal(pathOf('User is locked by an unpaid invoice.'), null);
    assert.equal(pathOf('Emails cannot be changed here'), null);
  });

  it('F18: skips the names around a field', () => {
    for (const document of [
      { errors: { user: { email: ['is bad'] } } },
      { user: { email: ['is bad'] } },
      { errors: { 'user.email': ['is bad'] } },
      { errors: { 'user[email]': ['is bad'] } },
      { error: { user: { email: 'is bad' } } },
      { data: { errors: { user: { email: ['is bad'] } } } },
      { errors: { data: { attributes: { email: ['is bad'] } } } },
      { errors: { Email: ['is bad'] } },
    ]) {
      assert.deepEqual(shown(document), [['email', 'is bad']], JSON.stringify(document));
    }
    assert.deepEqual(shown({ errors: { user: { firstName: ['is bad'] } } }), [
      ['firstName', 'is bad'],
    ]);
    assert.deepEqual(shown({ errors: { owner: { email: ['is bad'] } } }), [[null, 'is bad']]);
  });

  it('F16: returns one issue for each of any joined reasons', () => {
    const name = fc.constantFrom(...(Object.keys(NAMES) as (keyof typeof NAMES)[]));
    const predicate = fc.constantFrom('is invalid', "can't be blank", 'has already been taken');
    const reasons = fc.array(fc.tuple(name, predicate), { minLength: 1, maxLength: 6 });
    const joint = fc.constantFrom(', ', '; ', '. ', ' and ', '\n');
    const spelling = fc.boolean();
    fc.assert(
      fc.property(reasons, joint, spelling, (list, between, isReadable) => {
        const spell = (key: string) => {
          const words = key.replace(/_id$/, '').replaceAll('_', ' ');
          return isReadable ? words.charAt(0).toUpperCase() + words.slice(1) : key;
        };
        const text = list.map(([key, said]) => `${spell(key)} ${said}`).join(between);
        const unique = new Set(list.map(([key]) => NAMES[key]));
        const paths = issuesOf({ message: text }).map(({ path }) => path?.[2]);
        assert.equal(paths.length, list.length);
        assert.deepEqual(new Set(paths), unique);
      }),
    );
  });

  it('F23: shows no secret in the pieces of a text', () => {
    const secret = 'abc, First name is defgh';
    const [issue, ...others] = issuesOf({ message: `Password ${secret} is weak` }, [secret]);
    assert.deepEqual(others, []);
    assert.equal(issue?.message, 'Password [secret] is weak');
  });

  it('F23: shows no secret behind the key of a field', () => {
    const [issue] = issuesOf({ errors: { 'password.canary-1': ['is weak'] } }, ['canary-1']);
    assert.deepEqual(issue?.path, ['input', 'panel', 'password']);
    assert.equal(issue.upstreamField, 'password.[secret]');
  });
});
