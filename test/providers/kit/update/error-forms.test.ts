import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readErrorReport } from '../../../../src/providers/kit/update/field-errors.ts';

type Expected = readonly (readonly [key: string | null, message: string])[];

const TEXT = 'The password is too weak.';

const read = (document: unknown) =>
  readErrorReport(document)?.fieldErrors.map(({ key, message }) => [key, message]);

const ROWS: readonly (readonly [title: string, document: unknown, expected: Expected])[] = [
  ['F5: a message alone', { message: TEXT }, [[null, TEXT]]],
  ['F5: a message beside empty errors', { message: TEXT, errors: [] }, [[null, TEXT]]],
  ['F5: a message beside a null', { message: TEXT, errors: null }, [[null, TEXT]]],
  ['F5: a message beside a flag', { error: true, message: TEXT }, [[null, TEXT]]],
  ['F5: a message beside a status', { success: false, status: 'error', msg: TEXT }, [[null, TEXT]]],
  [
    'F5: a detail',
    { type: 'about:blank', title: 'Bad', status: 422, detail: TEXT },
    [[null, TEXT]],
  ],
  ['F5: a title alone', { type: 'about:blank', title: TEXT }, [[null, TEXT]]],
  ['F5: a sentence beside a code', { error: 'invalid_user', message: TEXT }, [[null, TEXT]]],
  ['F5: a sentence beside a phrase', { error: 'Bad Request', message: TEXT }, [[null, TEXT]]],
  ['F5: a description of a code', { error: 'x', error_description: TEXT }, [[null, TEXT]]],
  ['F5: a wrapped message', { response: { status: 'fail', message: TEXT } }, [[null, TEXT]]],
  ['F5: an error with a message', { error: { code: 422, message: TEXT } }, [[null, TEXT]]],
  [
    'F6: an error with a list of details',
    { error: { code: 422, message: TEXT, details: [{ field: 'email', message: 'is bad' }] } },
    [
      [null, TEXT],
      ['email', 'is bad'],
    ],
  ],
  ['F5: a text', TEXT, [[null, TEXT]]],
  [
    'F5: a list of texts',
    [TEXT, 'No.'],
    [
      [null, TEXT],
      [null, 'No.'],
    ],
  ],
  ['F5: a list below message', { statusCode: 422, message: [TEXT] }, [[null, TEXT]]],
  [
    'F5: a map without a wrapper',
    { password: ['is weak'], email: ['is bad', 'is long'] },
    [
      ['password', 'is weak'],
      ['email', 'is bad'],
      ['email', 'is long'],
    ],
  ],
  [
    'F5: a map beside a message',
    { message: 'Invalid.', password: ['is weak'] },
    [['password', 'is weak']],
  ],
  [
    'F5: a map of texts without a wrapper',
    { password: 'is too weak' },
    [['password', 'is too weak']],
  ],
  [
    'F5: a map below data',
    { status: 'fail', data: { password: 'is weak' } },
    [['data.password', 'is weak']],
  ],
  ['F5: a map below message', { message: { password: ['is weak'] } }, [['password', 'is weak']]],
  [
    'F5: a map below another name',
    { validation_errors: { email: ['x'] }, message: TEXT },
    [['email', 'x']],
  ],
  [
    'F5: invalid-params',
    { title: 'Bad', 'invalid-params': [{ name: 'email', reason: 'is bad' }] },
    [['email', 'is bad']],
  ],
  [
    'F5: no trace of the server',
    { message: TEXT, exception: 'A B', file: '/a b', trace: ['#0 a b'] },
    [[null, TEXT]],
  ],
  [
    'F6: JSON:API by pointer',
    {
      errors: [
        {
          status: '422',
          title: 'Bad',
          detail: TEXT,
          source: { pointer: '/data/attributes/password' },
        },
      ],
    },
    [['password', TEXT]],
  ],
  [
    'F6: a field in source',
    { errors: [{ code: 'min', status: '422', detail: TEXT, source: { field: 'password' } }] },
    [['password', TEXT]],
  ],
  [
    'F6: a parameter in source',
    { errors: [{ title: TEXT, source: { parameter: 'email' } }] },
    [['email', TEXT]],
  ],
  [
    'F6: field and message',
    { errors: [{ field: 'email', message: 'is bad', code: 7 }] },
    [['email', 'is bad']],
  ],
  ['F6: name and reason', { errors: [{ name: 'email', reason: 'is bad' }] }, [['email', 'is bad']]],
  [
    'F6: attribute and title',
    { errors: [{ attribute: 'email', title: 'is bad' }] },
    [['email', 'is bad']],
  ],
  ['F6: objects without a field', { errors: [{ code: 'x', message: TEXT }] }, [[null, TEXT]]],
  ['F6: a list without a wrapper', [{ field: 'email', message: 'is bad' }], [['email', 'is bad']]],
  [
    'F6: one object without a wrapper',
    { field: 'email', message: 'is bad' },
    [['email', 'is bad']],
  ],
  [
    'F6: several messages of an object',
    { errors: [{ field: 'email', messages: ['a', 'b'] }] },
    [
      ['email', 'a'],
      ['email', 'b'],
    ],
  ],
  [
    'F6: constraints by name',
    { message: [{ property: 'email', constraints: { isEmail: 'is bad' } }] },
    [['email', 'is bad']],
  ],
  [
    'F6: a location as a list',
    { detail: [{ loc: ['body', 'email'], msg: 'is bad', type: 'x' }] },
    [['body.email', 'is bad']],
  ],
  [
    'F6: a pointer of RFC 9457',
    { title: 'Bad', errors: [{ detail: 'is bad', pointer: '#/roles/0' }] },
    [['roles.0', 'is bad']],
  ],
  [
    'F6: objects below a field',
    { errors: { email: [{ code: 'x', message: 'is bad' }] } },
    [['email', 'is bad']],
  ],
  [
    'F6: codes below a field',
    { errors: { email: [{ error: 'taken', value: 'a@b' }] } },
    [['email', 'taken']],
  ],
  [
    'F6: errors within an error',
    { error: { code: 422, message: 'Bad.', errors: [{ field: 'email', message: 'x' }] } },
    [['email', 'x']],
  ],
  [
    'F6: maps in a list',
    { errors: [{ email: ['is bad'] }, { password: 'x' }] },
    [
      ['email', 'is bad'],
      ['password', 'x'],
    ],
  ],
  [
    'F6: entries of a list by index',
    { errors: { roles: [{}, { id: ['is bad'] }] } },
    [['roles.1.id', 'is bad']],
  ],
  [
    'F20: full_messages in the map',
    { errors: { email: ['is taken'], full_messages: ['Email is taken'] } },
    [['email', 'is taken']],
  ],
  [
    'F20: full_messages beside the map',
    { errors: { email: ['is taken'] }, full_messages: ['Email is taken'] },
    [['email', 'is taken']],
  ],
  [
    'F20: full_messages of an id',
    { errors: { user_group_id: ['must exist'], full_messages: ['User group must exist'] } },
    [['user_group_id', 'must exist']],
  ],
  [
    'F20: full_messages with more',
    { errors: { email: ['is taken'], full_messages: ['Email is taken', 'Login is taken'] } },
    [
      ['email', 'is taken'],
      [null, 'Login is taken'],
    ],
  ],
  ['F20: full_messages alone', { full_messages: ['Email is taken'] }, [[null, 'Email is taken']]],
  [
    'F20: the same text twice',
    { errors: ['Email is taken', 'Email is taken'] },
    [[null, 'Email is taken']],
  ],
];

describe('readErrorReport', () => {
  for (const [title, document, expected] of ROWS) {
    it(title, () => assert.deepEqual(read(document), expected));
  }

  it('F5: treats only `errors` and `error` as an explicit refusal', () => {
    assert.equal(readErrorReport({ message: TEXT })?.isExplicit, false);
    assert.equal(readErrorReport({ message: TEXT, errors: [] })?.isExplicit, false);
    assert.equal(readErrorReport({ error: TEXT })?.isExplicit, true);
    assert.equal(readErrorReport({ password: ['is weak'] })?.isExplicit, false);
  });

  const key = fc.constantFrom('email', 'password', 'first_name', 'roles');
  const message = fc.stringMatching(/^[a-z]{1,8} [a-z]{1,8}$/);
  const errors = fc.uniqueArray(fc.tuple(key, message), {
    minLength: 1,
    maxLength: 5,
    selector: ([name]) => name,
  });
  const WRITERS: readonly ((errors: readonly (readonly [string, string])[]) => unknown)[] = [
    (list) => ({ errors: Object.fromEntries(list.map(([name, text]) => [name, [text]])) }),
    (list) => ({ errors: Object.fromEntries(list) }),
    (list) => ({ error: Object.fromEntries(list.map(([name, text]) => [name, [text]])) }),
    (list) => Object.fromEntries(list.map(([name, text]) => [name, [text]])),
    (list) => ({ errors: list.map(([field, text]) => ({ field, message: text, code: 'x' })) }),
    (list) => ({ errors: list.map(([name, text]) => ({ name, detail: text, title: 'Bad.' })) }),
    (list) => list.map(([attribute, reason]) => ({ attribute, reason })),
    (list) => ({
      errors: list.map(([name, title]) => ({
        title,
        source: { pointer: `/data/attributes/${name}` },
      })),
    }),
  ];

  it('F5, F6: reads the same errors from every form', () => {
    fc.assert(
      fc.property(errors, fc.constantFrom(...WRITERS), (list, write) => {
        assert.deepEqual(read(write(list)), list);
      }),
    );
  });

  it('F5, F6: reads any document in bounded time and size', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom('errors', 'error', 'message', 'detail', 'field', 'source', 'full_messages'),
    );
    const { document } = fc.letrec((tie) => ({
      document: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.constantFrom(null, true, 422),
        fc.array(tie('document'), { maxLength: 4 }),
        fc.dictionary(name, tie('document'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(document, (value) => {
        for (const error of readErrorReport(value)?.fieldErrors ?? []) {
          assert.ok(error.message.trim() !== '');
          assert.ok(JSON.stringify(value).includes(JSON.stringify(error.message).slice(1, -1)));
        }
      }),
    );
  });
});
