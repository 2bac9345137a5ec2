import type { Command } from '@commander-js/extra-typings';
import { examples, jsonOption } from './options.ts';

/** Adds `roster key`. */
export function defineKey(program: Command): void {
  program
    .command('key')
    .summary('make an API key')
    .description(
      'Makes an API key, which is not stored, and prints it with the settings that recognize it.',
    )
    .addOption(jsonOption())
    .addHelpText('after', examples(['roster key', 'a key, and the lines for roster.yml']))
    .action(async (options) => (await import('../key.ts')).key(options));
}
