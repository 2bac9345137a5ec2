import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type CommandCompletion,
  listCompletions,
} from '../../src/commands/completion/completions.ts';
import { renderFish } from '../../src/commands/completion/fish.ts';
import { renderZsh } from '../../src/commands/completion/zsh.ts';
import { createProgram } from '../../src/commands/program.ts';
import { BASH, FISH, ZSH } from './completing-shells.ts';

const COMPLETIONS = listCompletions(createProgram());

/** Lines with the word that completes them. */
const CASES: Readonly<Record<string, readonly string[]>> = {
  'roster st': ['start'],
  'roster audit v': ['verify'],
  'roster start --po': ['--port'],
  'roster start --config package.js': ['package.json'],
  'roster start --config a.yml --wo': ['--workers'],
  'roster start --port ': [],
  'roster audit verify package.js': ['package.json'],
  'roster completion z': ['zsh'],
  'roster help sim': ['simulate'],
};

const optionsOf = ({ options }: CommandCompletion) => options.flatMap(({ names }) => names);

/** Other shells sort the words, and fish offers those with a hyphen inside, too. */
const isOption = (word: string) => word.startsWith('-');

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

  for (const { shell, skip, complete } of [BASH, FISH, ZSH]) {
    it(`completes the incomplete word in ${shell}`, { skip }, async () => {
      assert.deepEqual(await complete(COMPLETIONS, Object.keys(CASES)), Object.values(CASES));
    });
  }

  for (const { shell, skip, complete } of [BASH, FISH]) {
    it(`completes every command and option in ${shell}`, { skip }, async () => {
      const lines = COMPLETIONS.flatMap(({ path }) => [
        ['roster', ...path, ''].join(' '),
        ['roster', ...path, '-'].join(' '),
      ]);
      const replies = await complete(COMPLETIONS, lines);
      for (const [index, completion] of COMPLETIONS.entries()) {
        const [words = [], options = []] = replies.slice(index * 2);
        const name = completion.path.join(' ');
        for (const { word } of completion.commands)
          assert.ok(words.includes(word), `${name} ${word}`);
        const expected = optionsOf(completion);
        if (shell === 'bash') assert.deepEqual(options, expected, name);
        else assert.deepEqual(options.filter(isOption).toSorted(), expected.toSorted(), name);
      }
    });
  }

  it('completes in bash after an equals sign and a mistyped command', async () => {
    const [file, all, commands] = await BASH.complete(COMPLETIONS, [
      'roster start --config = package.js',
      'roster strat ',
      'roster ',
    ]);
    assert.deepEqual(file, ['package.json']);
    assert.deepEqual(all, commands);
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
