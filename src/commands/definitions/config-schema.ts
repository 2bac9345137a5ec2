import type { Command } from '@commander-js/extra-typings';
import { examples } from './options.ts';

/** Adds `roster config-schema`. */
export function defineConfigSchema(program: Command): void {
  program
    .command('config-schema')
    .summary('print the JSON Schema of roster.yml')
    .description('Prints the JSON Schema of roster.yml, with which editors complete and check it.')
    .addHelpText(
      'after',
      examples(['roster config-schema > roster.schema.json', 'the schema as a file']),
    )
    .action(async () => (await import('../config-schema.ts')).configSchema());
}
