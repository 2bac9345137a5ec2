import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { WriteStream } from 'node:tty';
import { styleSubject } from '../../src/commands/console-output.ts';

const VARIABLES = [
  'TERM',
  'NO_COLOR',
  'FORCE_COLOR',
  'CI',
  'COLORTERM',
  'TMUX',
  'NODE_DISABLE_COLORS',
];

type Environment = Readonly<Record<string, string>>;

/** A stream that decides about colours as a terminal or a pipe does. */
function createStream(isTTY: boolean): NodeJS.WriteStream {
  const getColorDepth = WriteStream.prototype.getColorDepth.bind(Object.create(null));
  return Object.assign(Object.create(WriteStream.prototype), new PassThrough(), {
    isTTY,
    getColorDepth,
  });
}

/** Returns how an error is printed in an environment. */
function styled(
  text: string,
  isTTY: boolean,
  environment: Environment = { TERM: 'xterm-256color' },
) {
  const before = VARIABLES.map((name) => [name, process.env[name]] as const);
  for (const name of VARIABLES) delete process.env[name];
  Object.assign(process.env, environment);
  try {
    return styleSubject('red', text, createStream(isTTY));
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

const RED = '\u001b[31mstore\u001b[39m: failed';

describe('Colours', () => {
  it('are printed to a terminal only', () => {
    assert.equal(styled('store: failed', true), RED);
    assert.equal(styled('store: failed', false), 'store: failed');
    assert.equal(styled('store: failed', true, { TERM: 'dumb' }), 'store: failed');
  });

  it('obey NO_COLOR and FORCE_COLOR', () => {
    const off = { TERM: 'xterm-256color', NO_COLOR: '1' };
    assert.equal(styled('store: failed', true, off), 'store: failed');
    assert.equal(styled('store: failed', false, { FORCE_COLOR: '1' }), RED);
  });

  it('mark what a message is about', () => {
    for (const [text, subject] of [
      ['roster.yml is valid.', 'roster.yml is valid.'],
      ['roster.yml cannot be used:\n  a: b', 'roster.yml cannot be used'],
      ['4 lines, head 4:0a', '4 lines, head 4:0a'],
      ['first\nsecond: x', 'first'],
    ] as const) {
      assert.equal(
        styled(text, true),
        `\u001b[31m${subject}\u001b[39m${text.slice(subject.length)}`,
      );
    }
  });
});
