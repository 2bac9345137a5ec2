import { Argument, type Command } from '@commander-js/extra-typings';
import { examples } from './options.ts';

/** Adds `roster completion`. */
export function defineCompletion(program: Command): void {
  program
    .command('completion')
    .summary('print a completion script for a shell')
    .description('Prints a script with which a shell completes commands, options and files.')
    .addArgument(
      new Argument('<shell>', 'the shell: bash, zsh or fish')
        .choices(['bash', 'zsh', 'fish'] as const)
        .argRequired(),
    )
    .addHelpText(
      'after',
      examples(
        ['source <(roster completion bash)', 'in ~/.bashrc, or zsh in ~/.zshrc after compinit'],
        ['roster completion fish | source', 'in config.fish'],
      ),
    )
    .action(async (shell) => (await import('../completion.ts')).completion(shell, program));
}
