import type { Command } from '@commander-js/extra-typings';
import { examples } from './options.ts';

/** Adds `roster schema`. */
export function defineSchema(program: Command): void {
  program
    .command('schema')
    .summary('print the GraphQL schema')
    .description('Prints the GraphQL schema, from which clients are generated.')
    .addHelpText('after', examples(['roster schema > schema.graphql', 'the schema as a file']))
    .action(async () => (await import('../schema.ts')).schema());
}
