import type { Command } from '@commander-js/extra-typings';
import { EXIT } from '../exit-codes.ts';
import { configOption, examples, jsonOption } from './options.ts';

/** Adds `roster check`. */
export function defineCheck(program: Command): void {
  program
    .command('check')
    .summary('check the configuration and everything that it names')
    .description(
      'Reads the configuration, tries the audit trail, the store, the keys of tokens and the collector of traces, and makes one harmless read of every upstream.',
    )
    .addOption(configOption())
    .option('--offline', 'send nothing: check only what is on this machine')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['roster check', 'before a deployment, where the gateway will run'],
        ['roster check --offline', 'in a pipeline that has no access to the providers'],
      ),
    )
    .action(async ({ config, ...options }) => {
      const { check } = await import('../check.ts');
      process.exitCode = (await check(config, options)) ? EXIT.ok : EXIT.failed;
    });
}
