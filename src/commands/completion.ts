import type { Command } from '@commander-js/extra-typings';
import { renderBash } from './completion/bash.ts';
import { listCompletions } from './completion/completions.ts';
import { renderFish } from './completion/fish.ts';
import { renderZsh } from './completion/zsh.ts';
import { print } from './console-output.ts';

const RENDERERS = { bash: renderBash, zsh: renderZsh, fish: renderFish };

/** Prints the script with which a shell completes the commands and options of the parser. */
export function completion(shell: keyof typeof RENDERERS, program: Command): void {
  print(RENDERERS[shell](listCompletions(program)).trimEnd());
}
