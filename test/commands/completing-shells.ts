import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { renderBash } from '../../src/commands/completion/bash.ts';
import type { CommandCompletion } from '../../src/commands/completion/completions.ts';
import { renderFish } from '../../src/commands/completion/fish.ts';
import { renderZsh } from '../../src/commands/completion/zsh.ts';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { NO_TERMINAL, startInTerminal } from '../support/gateway/terminal.ts';
import { skipWithout } from '../support/services/installed-program.ts';

/** A shell that completes command lines with a completion script. */
interface Shell {
  readonly shell: string;
  /** Why its tests are skipped; false if they are not. */
  readonly skip: string | false;
  /**
   * Completes lines, of which the last word is incomplete.
   *
   * @returns for each line the words that the shell offers, without descriptions.
   */
  readonly complete: (
    completions: readonly CommandCompletion[],
    lines: readonly string[],
  ) => Promise<readonly (readonly string[])[]>;
}

/** Runs a shell that reads lines and prints a line with words between `|` for each. */
function run(
  command: readonly [string, ...string[]],
  lines: readonly string[],
): readonly (readonly string[])[] {
  const [shell, ...args] = command;
  const { status, stdout, stderr } = spawnSync(shell, args, {
    cwd: ROOT,
    encoding: 'utf8',
    input: lines.map((line) => `${line}\n`).join(''),
  });
  assert.deepEqual([status, stderr], [0, '']);
  const replies = stdout.split('\n').slice(0, lines.length);
  return replies.map((line) => line.split('|').filter((word) => word !== ''));
}

/** Calls the function that bash would call for the Tab key. */
export const BASH: Shell = {
  shell: 'bash',
  skip: false,
  complete: async (completions, lines) => {
    const script = `${renderBash(completions)}
complete -p roster >/dev/null || exit 1
while IFS= read -r line; do
  read -ra COMP_WORDS <<<"$line"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _roster
  (IFS='|'; printf '%s\\n' "\${COMPREPLY[*]}")
done`;
    return run(['bash', '--norc', '-c', script], lines);
  },
};

export const FISH: Shell = {
  shell: 'fish',
  skip: skipWithout(['fish'], 'apt-get install fish'),
  complete: async (completions, lines) => {
    const script = `${renderFish(completions)}
while read --delimiter \\n --local line
  echo (complete --do-complete $line | string split --fields 1 \\t | string join '|')
end`;
    return run(['fish', '--no-config', '--command', script], lines);
  },
};

/** Presses the Tab key in a terminal. zsh then inserts a word if no other is possible, which is all that is known of it. */
export const ZSH: Shell = {
  shell: 'zsh',
  skip: NO_TERMINAL || skipWithout(['zsh'], 'apt-get install zsh'),
  complete: async (completions, lines) => {
    using folder = createTemporaryFolder();
    const file = folder.write('lines', '');
    const script = folder.write('_roster', renderZsh(completions));
    // Ctrl+T writes the line to the file, and deletes it.
    const settings = `PS1='ready> '
autoload -Uz compinit
compinit -D -u
source ${script}
save() { print -r -- "$BUFFER" >>${file}; BUFFER='' }
zle -N save
bindkey '^T' save
`;
    await using terminal = startInTerminal(['zsh', '--no-rcs', '--interactive']);
    terminal.enter(`source ${folder.write('settings', settings)}\r`);
    await terminal.shows(/ready> /);
    for (const line of lines) terminal.enter(`${line}\t\u0014`);
    terminal.enter('exit\r');
    await terminal.ended();
    const completed = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    return completed.map((line, at) =>
      line === lines[at] ? [] : line.trim().split(' ').slice(-1),
    );
  },
};
