import { type Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { configOption, examples, parseFile, wholeNumber } from './options.ts';

const MAX_PORT = 65_535;

/** More processes than any machine of this kind has cores. */
const MAX_WORKERS = 64;

/** Adds `roster start`. */
export function defineStart(program: Command): void {
  program
    .command('start')
    .summary('run the gateway')
    .description(
      'Runs the gateway until a signal stops it. Without a configuration it runs over embedded simulators, so that everything can be tried on one machine.',
    )
    .addOption(configOption())
    .option(
      '--port <number>',
      'the port to listen on, in place of PORT and server.port; 0 takes a free one',
      wholeNumber(0, MAX_PORT),
    )
    .option(
      '--host <host>',
      'the host name or address to listen on, in place of HOST and server.host',
      parseHost,
    )
    .option(
      '--workers <number>',
      'run this many processes that share one port',
      wholeNumber(1, MAX_WORKERS),
    )
    .option(
      '--cors <origin>',
      "without a configuration: let pages of this origin use the gateway, such as 'http://localhost:*' for every port; may be repeated",
      addOrigin,
    )
    .option(
      '--pid-file <file>',
      'write the id of the process there while it accepts requests; with workers that of the first process',
      parseFile,
    )
    .option('--pretty', 'write the log as text for people, as at a terminal, and not as JSON')
    .option('--no-pretty', 'write the log as JSON, also at a terminal')
    .addHelpText(
      'after',
      examples(
        ['roster start', 'over roster.yml, or else over simulators'],
        ['roster start --port 8080', 'on another port'],
        ["roster start --cors 'http://localhost:*'", 'for a page of your own over simulators'],
        ['roster start --config roster.yml --workers 4', 'four processes'],
      ),
    )
    .action(async ({ config, ...options }) => {
      const { start } = await import('../start.ts');
      await start(config, options);
    });
}

function parseHost(value: string): string {
  if (value !== '' && !value.startsWith('-')) return value;
  throw new InvalidArgumentError('It needs a host name or an address.');
}

/** The settings say whether it is an origin. */
function addOrigin(value: string, previous: readonly string[] = []): readonly string[] {
  if (value !== '' && !value.startsWith('-')) return [...previous, value];
  throw new InvalidArgumentError("It needs an origin, such as 'http://localhost:*'.");
}
