import { styleText } from 'node:util';
import {
  Command,
  type CommandUnknownOpts,
  type OutputConfiguration,
} from '@commander-js/extra-typings';
import { VERSION } from '../lib/version.ts';
import { styleSubject } from './console-output.ts';
import { defineAudit } from './definitions/audit.ts';
import { defineCheck } from './definitions/check.ts';
import { defineCompletion } from './definitions/completion.ts';
import { defineConfigSchema } from './definitions/config-schema.ts';
import { defineKey } from './definitions/key.ts';
import { examples, title } from './definitions/options.ts';
import { defineSchema } from './definitions/schema.ts';
import { defineSimulate } from './definitions/simulate.ts';
import { defineStart } from './definitions/start.ts';
import { defineFind, defineShow, defineUpdate } from './definitions/users.ts';

/** The commands in the order of the help. Each imports what it runs only when it runs. */
const DEFINITIONS = [
  defineStart,
  defineCheck,
  defineSimulate,
  defineFind,
  defineShow,
  defineUpdate,
  defineAudit,
  defineKey,
  defineSchema,
  defineConfigSchema,
  defineCompletion,
];

/** The parser removes styles if the stream has no colours. */
const term = (text: string) => styleText('cyan', text, { validateStream: false });

/**
 * Creates the parser of the command line with all commands. It throws a `CommanderError` after it has printed help, the
 * version, or what is invalid.
 *
 * @param output where it prints; default: the standard streams.
 */
export function createProgram(output: OutputConfiguration = {}): Command {
  const program = new Command('roster')
    .description('One GraphQL API over every provider that holds user accounts.')
    .version(
      `roster ${VERSION}, Node.js ${process.versions.node}`,
      '--version',
      'print the versions of Roster and Node.js',
    )
    .helpOption('-h, --help', 'print this')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureHelp({ styleTitle: title, styleOptionText: term, styleSubcommandText: term })
    .configureOutput({
      outputError: (text, write) => write(styleSubject('red', text, process.stderr)),
      ...output,
    });
  for (const define of DEFINITIONS) define(program);
  program.addHelpText(
    'after',
    examples(
      ['roster start', 'run the gateway'],
      ['roster start --help', 'the options of a command, with examples'],
    ),
  );
  pointToHelp(program);
  return program;
}

/** Makes each command name its own help after an error. */
function pointToHelp(command: CommandUnknownOpts, parents = ''): void {
  const path = `${parents}${command.name()}`;
  command.showHelpAfterError(`See "${path} --help".`);
  for (const child of command.commands) pointToHelp(child, `${path} `);
}
