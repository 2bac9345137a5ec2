import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { renderBash } from '../../src/commands/completion/bash.ts';
import {
  type CommandCompletion,
  listCompletions,
} from '../../src/commands/completion/completions.ts';
import { renderFish } from '../../src/commands/completion/fish.ts';
import { renderZsh } from '../../src/commands/completion/zsh.ts';
import { createProgram } from '../../src/commands/program.ts';
import { ROOT } from '../support/files/sources.ts';

const COMPLETIONS = listCompletions(createProgram());

/** Completes command lines as bash does: the last word of each is incomplete. Lines of words are separated by `|`. */
function completeInBash(lines: readonly string[]): readonly (readonly string[])[] {
  const script = `${renderBash(COMPLETIONS)}
complete -p roster >/dev/null || exit 1
while IFS= read -r line; do
  IFS='|' read -ra COMP_WORDS <<<"$line"
  [[ $line == *'|' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _roster
  (IFS='|'; printf '%s\\n' "\${COMPREPLY[*]}")
done`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    cwd: ROOT,
    encoding: 'utf8',
    input: lines.map((line) => `${line}\n`).join(''),
  });
  assert.deepEqual([status, stderr], [0, '']);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split('|').filter((word) => word !== ''));
}

const optionsOf = ({ options }: CommandCompletion) => options.flatMap(({ names }) => names);

describe('roster completion', () => {
  it('lists every command with its options', () => {
    const paths = COMPLETIONS.map(({ path }) => path.join(' '));
    assert.deepEqual(paths.slice(0, 3), ['', 'start', 'check']);
    assert.ok(paths.includes('audit verify'));
    for (const completion of COMPLETIONS.slice(1)) {
      const expected = completion.path.at(-1) === 'help' ? [] : ['--help', '-h'];
      assert.deepEqual(optionsOf(completion).slice(-2), expected, completion.path.join(' '));
    }
  });

  it('completes every command and option in bash', () => {
    const lines = COMPLETIONS.flatMap(({ path }) => [
      ['roster', ...path, ''].join('|'),
      ['roster', ...path, '-'].join('|'),
    ]);
    const replies = completeInBash(lines);
    for (const [index, completion] of COMPLETIONS.entries()) {
      const [words = [], options = []] = replies.slice(index * 2);
      const name = completion.path.join(' ');
      for (const { word } of completion.commands)
        assert.ok(words.includes(word), `${name} ${word}`);
      assert.deepEqual(options, optionsOf(completion), name);
    }
  });

  it('completes the incomplete word in bash', () => {
    const cases = {
      'roster|st': ['start'],
      'roster|audit|v': ['verify'],
      'roster|start|--po': ['--port'],
      'roster|start|--config|package.js': ['package.json'],
      'roster|start|--config|=|package.js': ['package.json'],
      'roster|start|--config|a.yml|--wo': ['--workers'],
      'roster|start|--port|': [],
      'roster|audit|verify|package.js': ['package.json'],
      'roster|completion|z': ['zsh'],
      'roster|help|sim': ['simulate'],
      'roster|strat|': completeInBash(['roster|'])[0],
    };
    assert.deepEqual(completeInBash(Object.keys(cases)), Object.values(cases));
  });

  it('prints every command and option for zsh and fish', () => {
    const [zsh, fish] = [renderZsh(COMPLETIONS), renderFish(COMPLETIONS)];
    for (const { path, commands, options } of COMPLETIONS) {
      for (const { word } of commands) {
        assert.ok(zsh.includes(`'${word}:`), word);
        assert.ok(fish.includes(` -a ${word} -d '`), word);
      }
      const line = zsh
        .split('\n')
        .findLast((it) => it.startsWith(`    '${path.map((it) => ` ${it}`).join('')}')`));
      for (const name of options.flatMap(({ names }) => names)) {
        assert.ok(line?.includes(`'${name}:`), `${path.join(' ')} ${name}`);
        if (name.startsWith('--')) assert.ok(fish.includes(` -l ${name.slice(2)} `), name);
      }
    }
  });

  it('quotes descriptions for each shell', () => {
    const description = "it's a \\ $(touch x) `y`";
    const completion = {
      path: [],
      commands: [{ word: 'a', description }],
      options: [],
      argument: { words: [], isFile: false },
    };
    assert.ok(renderZsh([completion]).includes("'a:it'\\''s a \\ $(touch x) `y`'"));
    assert.ok(renderFish([completion]).includes("'it\\'s a \\\\ $(touch x) `y`'"));
  });
});
