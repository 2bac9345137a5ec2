import { TrailError } from './audit/trail-error.ts';
import { print, printError } from './commands/console-output.ts';
import { keepFilesPrivate } from './commands/private-files.ts';
import { type Command, readArguments, USAGE, UsageError } from './commands/read-arguments.ts';
import { ConfigError } from './config/config-error.ts';
import { serializeUnexpectedError } from './lib/serialize-error.ts';

/** From sysexits.h: the command line is invalid. */
const EX_USAGE = 64;
/** From sysexits.h: the configuration, or the audit trail that it names, cannot be used. */
const EX_CONFIG = 78;

/**
 * Runs one command. Reports an error in one line, or in one line for each problem, and never with a
 * stack.
 */
export async function main(args: readonly string[]): Promise<void> {
  keepFilesPrivate();
  process.on('uncaughtException', die).on('unhandledRejection', die);
  let command: Command | undefined;
  try {
    command = readArguments(args);
    await run(command);
  } catch (error) {
    printError(toSentence(error, command));
    process.exitCode = toExitCode(error);
  }
}

/** Loads only the command that is run, with what it needs. */
async function run({
  name,
  config,
  port,
  workers,
  cors,
  head,
  trail,
  isLive,
  isOffline,
  files = [],
}: Command): Promise<void> {
  switch (name) {
    case 'help':
      return print(USAGE);
    case 'start':
      return (await import('./commands/start.ts')).start(config, { workers, cors });
    case 'check': {
      const { check } = await import('./commands/check.ts');
      process.exitCode = (await check(config, isOffline)) ? 0 : 1;
      return;
    }
    case 'simulate':
      return (await import('./commands/simulate.ts')).simulate(port);
    case 'audit': {
      const { auditVerify } = await import('./commands/audit.ts');
      const isIntact = await auditVerify(config, { files, head, expected: { trail, isLive } });
      process.exitCode = isIntact ? 0 : 1;
      return;
    }
    case 'key':
      return (await import('./commands/key.ts')).key();
    case 'schema':
      return (await import('./commands/schema.ts')).schema();
    case 'config-schema':
      return (await import('./commands/config-schema.ts')).configSchema();
  }
}

function toExitCode(error: unknown): number {
  if (error instanceof UsageError) return EX_USAGE;
  return error instanceof ConfigError || error instanceof TrailError ? EX_CONFIG : 1;
}

function toSentence(error: unknown, command: Command | undefined): string {
  if (error instanceof UsageError) return `${error.message}\n\n${USAGE}`;
  if (error instanceof ConfigError || error instanceof TrailError) return error.message;
  if (error instanceof Error && 'code' in error && 'port' in error) {
    if (error.code === 'EADDRINUSE') {
      const hint =
        command?.name === 'simulate'
          ? 'choose others with --port'
          : 'set PORT, or server.port in the configuration';
      return `Port ${error.port} is already in use: ${hint}.`;
    }
    if (error.code === 'EACCES')
      return `Port ${error.port} is not permitted for this account: choose one above 1023.`;
  }
  const { name, at } = serializeUnexpectedError(error);
  return `Roster failed: ${name} ${at[0] ?? ''}`.trim();
}

/** Reports an error that nothing caught, without any text of the error, and exits. */
function die(error: unknown): void {
  const { name, at } = serializeUnexpectedError(error);
  printError([`Fatal: ${name}`, ...at.map((frame) => `    ${frame}`)].join('\n'));
  process.exit(1);
}
