import type { Command } from '@commander-js/extra-typings';
import { examples, wholeNumber } from './options.ts';

const MAX_PORT = 65_535;

/** Adds `roster simulate`. */
export function defineSimulate(program: Command): void {
  program
    .command('simulate')
    .summary('run only the simulated providers')
    .description(
      'Runs a simulator of each API on consecutive ports until a signal stops it, and prints a configuration for them.',
    )
    .option(
      '--port <number>',
      'the first port; 0 takes free ones; default: 4101',
      wholeNumber(0, MAX_PORT),
    )
    .addHelpText('after', examples(['roster simulate --port 5101', 'on the ports from 5101']))
    .action(async ({ port }, command) => {
      const { MAX_FIRST_PORT, simulate } = await import('../simulate.ts');
      if (port !== undefined && port > MAX_FIRST_PORT) {
        command.error(
          `error: --port must be at most ${MAX_FIRST_PORT}: each API needs one of the ports that follow`,
        );
      }
      await simulate(port);
    });
}
