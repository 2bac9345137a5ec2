import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toCell, toTable } from '../../../src/commands/users/text-table.ts';

describe('Text table', () => {
  it('aligns columns and leaves no blanks at the end', () => {
    const rows = [
      ['ID', 'NAME'],
      ['vms/user/1', null],
    ];
    assert.equal(toTable(rows), 'ID          NAME\nvms/user/1  -');
  });

  it('shows lists and objects in one line', () => {
    assert.equal(toCell(['a', 'b']), 'a, b');
    assert.equal(toCell([]), '-');
    assert.equal(toCell({ a: 1 }), '{"a":1}');
  });

  it('escapes what would change the terminal', () => {
    assert.equal(toCell('a\u001b[2Jb\n\u202e'), 'a\\u001b[2Jb\\u000a\\u202e');
    assert.equal(toCell({ a: '\u202e' }), '{"a":"\\u202e"}');
    // A soft hyphen, a blank of Hangul, a tag and a control of eight bits.
    assert.equal(toCell('\u00ad\u3164\u{e0041}\u009b'), '\\u00ad\\u3164\\udb40\\udc41\\u009b');
  });
});
