import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readErrorReport } from '../../../../src/providers/kit/update/field-errors.ts';

describe('readErrorReport', () => {
  const forms: readonly (readonly [string, unknown, unknown])[] = [
    [
      'a map of lists',
      { errors: { a: ['x', 'y'] } },
      [
        ['a', 'x'],
        ['a', 'y'],
      ],
    ],
    ['a map of sentences', { errors: { a: 'x' } }, [['a', 'x']]],
    ['a nested map', { errors: { a: { 0: { b: ['x'] } } } }, [['a.0.b', 'x']]],
    [
      'a list of sentences',
      { errors: ['x', 'y'] },
      [
        [null, 'x'],
        [null, 'y'],
      ],
    ],
    ['one sentence', { errors: 'x' }, [[null, 'x']]],
    ['one sentence below error', { error: 'x' }, [[null, 'x']]],
    ['the message beside an empty map', { message: 'no', errors: {} }, [[null, 'no']]],
    ['nothing of an empty map', { errors: {} }, []],
    ['blanks as nothing', { errors: ['\n ', ' Email is taken\n'] }, [[null, 'Email is taken']]],
    [
      'names of built-ins',
      JSON.parse('{"errors":{"__proto__":["x"],"constructor":["y"]}}'),
      [
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ],
    ],
  ];
  for (const [name, document, expected] of forms) {
    it(`reads ${name}`, () => {
      const fieldErrors = readErrorReport(document)?.fieldErrors.map(({ key, message }) => [
        key,
        message,
      ]);
      assert.deepEqual(fieldErrors, expected);
    });
  }

  for (const document of [null, '', 5, [], {}, { message: ' ' }, { code: 422, id: 'x y' }]) {
    it(`returns undefined for ${JSON.stringify(document)}, which is no refusal`, () => {
      assert.equal(readErrorReport(document)?.fieldErrors, undefined);
    });
  }

  it('does not follow an endlessly nested document', () => {
    const depth = 200_000;
    const document = JSON.parse(`{"errors":${'['.repeat(depth)}"x"${']'.repeat(depth)}}`);
    assert.deepEqual(readErrorReport(document)?.fieldErrors, []);
  });
});
