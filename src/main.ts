import { CommanderError, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { TrailError } from './audit/trail-error.ts';
import { CommandError, toExitCode } from './commands/command-error.ts';
import { printError, printJson, tolerateClosedOutput } from './commands/console-output.ts';
import { EXIT } from './commands/exit-codes.ts';
import { explainStartupError } from './commands/explain-startup-error.ts';
import { keepFilesPrivate } from './commands/private-files.ts';
import { createProgram } from './commands/program.ts';
import { ConfigError } from './config/config-error.ts';
import { serializeUnexpectedError } from './lib/serialize-error.ts';

/**
 * Runs one command. Reports an error in one line, or in one line for each problem, and never with a
 * stack.
 */
export async function main(args: readonly string[]): Promise<void> {
  keepFilesPrivate();
  tolerateClosedOutput();
  process.on('uncaughtException', die).on('unhandledRejection', die);
  let command: CommandUnknownOpts | undefined;
  const program = createProgram().hook('preAction', (_program, action) => {
    command = action;
  });
  try {
    assertUtf8(args);
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    // The parser has printed its own errors.
    if (!(error instanceof CommanderError)) report(error, command);
    process.exitCode = error instanceof CommanderError ? toUsageCode(error) : toExitCode(error);
  }
}

/**
 * Node.js replaces bytes of the command line that are not UTF-8, which would change another user, or set another name.
 *
 * @throws {CommandError} if there are any.
 */
function assertUtf8(args: readonly string[]): void {
  const at = args.findIndex((word) => word.includes('\uFFFD'));
  if (at !== -1) {
    throw new CommandError(`Argument ${at + 1} is not UTF-8: set the terminal to it`, EXIT.usage);
  }
}

/** Prints an error as the command prints its results. */
function report(error: unknown, command: CommandUnknownOpts | undefined): void {
  const isJson = command?.opts()['json'] === true;
  if (!isJson) printError(toSentence(error, command?.name()));
  else if (error instanceof ConfigError) {
    printJson({ ok: false, source: error.source, problems: error.problems });
  } else {
    const problems = toSentence(error, command?.name()).split('\n');
    printJson({ ok: false, source: null, problems });
  }
}

/** Printed help is not an error, except if it is printed in place of a command that is missing. */
const toUsageCode = ({ exitCode }: CommanderError): number =>
  exitCode === 0 ? EXIT.ok : EXIT.usage;

function toSentence(error: unknown, command: string | undefined): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof ConfigError || error instanceof TrailError) return error.message;
  const explained = explainStartupError(error, command === 'simulate' ? 'simulators' : 'gateway');
  if (explained !== undefined) return explained;
  const { name, at } = serializeUnexpectedError(error);
  return `Roster failed: ${name} ${at[0] ?? ''}`.trim();
}

/** Reports an error that nothing caught, without any text of the error, and exits. */
function die(error: unknown): void {
  const { name, at } = serializeUnexpectedError(error);
  printError([`Fatal: ${name}`, ...at.map((frame) => `    ${frame}`)].join('\n'));
  process.exit(1);
}
