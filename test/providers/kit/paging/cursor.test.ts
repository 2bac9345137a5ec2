import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ClientError } from '../../../../src/providers/contract/client-error.ts';
import { createCursorWriter, readCursor } from '../../../../src/providers/kit/paging/cursor.ts';
import { anyText } from '../../../support/values/any-text.ts';

const SCOPE = 'acme search:ann@example.test';
const CURSOR = createCursorWriter(SCOPE)({ offset: 50, id: '77' });

const encode = (text: string) => Buffer.from(text).toString('base64url');
const decode = (text: string) => Buffer.from(text, 'base64url').toString();

function assertRefused(text: string, scope = SCOPE) {
  assert.throws(
    () => readCursor(text, scope),
    (error) => {
      assert.ok(error instanceof ClientError && error.code === 'BAD_USER_INPUT');
      assert.equal(
        error.message,
        'after must be a cursor of this list: same provider, same search.',
      );
      return true;
    },
  );
}

/** Each is the cursor above with one change. */
const MALFORMED: Readonly<Record<string, string>> = {
  'an empty text': '',
  'a text that is no base64url': `${CURSOR}!`,
  'base64url with padding': `${CURSOR}==`,
  'another version': encode(decode(CURSOR).replace(/^1/, '2')),
  'an offset of none': encode(decode(CURSOR).replace('.50.', '.0.')),
  'an offset beyond nine digits': encode(decode(CURSOR).replace('.50.', '.1234567890.')),
  'a negative offset': encode(decode(CURSOR).replace('.50.', '.-50.')),
  'an id that is no number': encode(decode(CURSOR).replace('.77', '.7/7')),
  'an id of twenty digits': encode(decode(CURSOR).replace('.77', `.${'7'.repeat(20)}`)),
  'a fifth part': encode(`${decode(CURSOR)}.1`),
  'a line end behind it': encode(`${decode(CURSOR)}\n`),
  'a megabyte': 'A'.repeat(1 << 20),
};

describe('A cursor', () => {
  it('is read as it was written', () => {
    const offset = fc.integer({ min: 1, max: 999_999_999 });
    const id = fc.bigInt({ min: 0n, max: 9_999_999_999_999_999_999n }).map(String);
    fc.assert(
      fc.property(offset, id, fc.string(), (offset, id, scope) => {
        assert.deepEqual(readCursor(createCursorWriter(scope)({ offset, id }), scope), {
          offset,
          id,
        });
      }),
    );
  });

  it('needs no escaping and has at most 58 characters', () => {
    assert.match(
      createCursorWriter(SCOPE)({ offset: 999_999_999, id: '9'.repeat(19) }),
      /^[\w-]{58}$/,
    );
  });

  it('does not reveal the search', () => {
    assert.ok(!decode(CURSOR).includes('ann'));
    assert.match(decode(CURSOR), /^1\.[\w-]{11}\.50\.77$/);
  });

  it('is refused in another list', () => assertRefused(CURSOR, 'acme search:bob'));

  for (const [what, text] of Object.entries(MALFORMED)) {
    it(`is refused as ${what}, without quoting it`, () => assertRefused(text));
  }

  it('is refused if it is arbitrary text', () => {
    fc.assert(fc.property(anyText(), (text) => assertRefused(text)));
  });
});
