import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toFieldErrors, toFormErrors } from '../src/field-errors.ts';

const PROBLEM = {
  message: 'onapp: values rejected.',
  issues: [
    { path: ['input', 'onApp', 'email'], rule: 'TAKEN', message: 'is taken' },
    { path: ['input', 'onApp', 'email'], rule: 'FORMAT', message: 'is malformed' },
    { path: ['input', 'onApp', 'fields', '1', 'value'], rule: 'TOO_LONG', message: 'is long' },
    { path: ['input', 'onApp', 'fields'], rule: 'TOO_LONG', message: 'are many' },
    { path: ['input', 'onApp'], rule: 'OTHER', message: 'cannot be combined' },
    { path: null, rule: 'OTHER', message: 'no licence' },
  ],
};

describe('toFieldErrors', () => {
  it('returns messages by dotted names', () => {
    assert.deepEqual(toFieldErrors(PROBLEM, 'flat'), {
      email: 'is taken\nis malformed',
      'fields.1.value': 'is long',
      fields: 'are many',
    });
  });

  it('returns messages by names with brackets', () => {
    assert.deepEqual(Object.keys(toFieldErrors(PROBLEM, 'brackets')), [
      'email',
      'fields[1].value',
      'fields',
    ]);
  });

  it('returns errors in the form of the input', () => {
    const errors = toFieldErrors<{ email: object; fields: object[] & { root?: object } }>(
      PROBLEM,
      'nested',
    );
    assert.deepEqual(errors.email, { type: 'TAKEN', message: 'is taken\nis malformed' });
    assert.ok(Array.isArray(errors.fields));
    assert.equal(errors.fields[0], undefined);
    assert.deepEqual(errors.fields[1], { value: { type: 'TOO_LONG', message: 'is long' } });
    assert.deepEqual(errors.fields.root, { type: 'TOO_LONG', message: 'are many' });
  });

  it('takes the field if an operation does not select the path', () => {
    const issues = [{ field: 'fields.1.value', message: 'is long' }];
    assert.deepEqual(toFieldErrors({ message: '', issues }, 'brackets'), {
      'fields[1].value': 'is long',
    });
  });

  it('sets no property that JavaScript itself defines', () => {
    const issues = [{ path: ['input', 'onApp', '__proto__', 'polluted'], message: 'x' }];
    for (const form of ['nested', 'flat'] as const) {
      assert.deepEqual(toFieldErrors({ message: '', issues }, form as 'nested'), {});
    }
    assert.deepEqual(toFormErrors({ message: '', issues }), ['x']);
    assert.ok(!('polluted' in {}));
  });
});

/** A form that shows the e-mail and one row of a list. */
const SHOWN = ['email', 'fields[1].value'];

describe('Errors of a form that does not show every field', () => {
  it('leave hidden fields out of those of fields', () => {
    const names = ['email', 'fields.1.value'];
    assert.deepEqual(Object.keys(toFieldErrors(PROBLEM, 'flat', SHOWN)), names);
    assert.deepEqual(Object.keys(toFieldErrors(PROBLEM, 'flat', names)), names);
    assert.deepEqual(Object.keys(toFieldErrors(PROBLEM, 'brackets', SHOWN)), SHOWN);
    const { fields } = toFieldErrors<{ fields: object }>(PROBLEM, 'nested', SHOWN);
    assert.ok(!('root' in fields));
  });

  it('name hidden fields above the form', () => {
    assert.deepEqual(toFormErrors(PROBLEM, SHOWN), [
      'fields: are many',
      'cannot be combined',
      'no licence',
    ]);
    assert.ok(toFormErrors(PROBLEM, []).includes('fields.1.value: is long'));
  });

  it('show every message once', () => {
    const messages = PROBLEM.issues.map(({ message }) => message);
    for (const shown of [undefined, [], SHOWN, ['email'], ['fields'], ['another']]) {
      const errors = Object.values(toFieldErrors(PROBLEM, 'flat', shown));
      const texts = [...errors, ...toFormErrors(PROBLEM, shown)].join('\n');
      for (const message of messages) assert.equal(texts.split(message).length, 2, message);
    }
  });
});

describe('toFormErrors', () => {
  it('returns the messages of issues that belong to no field', () => {
    assert.deepEqual(toFormErrors(PROBLEM), ['cannot be combined', 'no licence']);
  });

  it('names what the provider rejects, once', () => {
    const issues = [
      { path: null, upstreamField: 'login', message: 'has already been taken' },
      { path: null, upstreamField: 'id', message: 'is invalid' },
      { path: null, upstreamField: 'lists.0.name', message: 'Required: the lists.0.Name.' },
    ];
    assert.deepEqual(toFormErrors({ message: 'rejected', issues }), [
      'login: has already been taken',
      'id: is invalid',
      'Required: the lists.0.Name.',
    ]);
  });

  it('returns the message of a problem without issues', () => {
    assert.deepEqual(toFormErrors({ message: 'onapp: request failed.' }), [
      'onapp: request failed.',
    ]);
    assert.deepEqual(toFormErrors({ message: 'rejected', issues: [] }), ['rejected']);
  });
});
