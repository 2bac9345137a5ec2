import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { configSchema } from './commands/config-schema.ts';
import { schema } from './commands/schema.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { ConfigError } from './config/config-error.ts';
import { describeBug } from './describe-bug.ts';
import { complain } from './terminal.ts';

const USAGE = `usage: roster <command>

  start [--config FILE]    run the gateway; without a configuration over its embedded simulators
  check [--config FILE]    read the configuration, then make one harmless read of every upstream
  simulate [--port N]      run the simulators alone, on ports from 4101 or N; 0 takes free ones
  schema                   print the GraphQL schema
  config-schema            print the JSON Schema of roster.yml`;

/** Of sysexits.h: the configuration cannot be used. */
const EX_CONFIG = 78;
const EX_USAGE = 64;

/** Runs one command. What goes wrong is said in one line, or in one for each problem, and never with a stack. */
export async function main(args: readonly string[]): Promise<void> {
  process.on('uncaughtException', die).on('unhandledRejection', die);
  const command = readArguments(args);
  if (command === undefined) {
    complain(USAGE);
    process.exitCode = EX_USAGE;
    return;
  }
  try {
    await run(command);
  } catch (error) {
    complain(toSentence(error));
    process.exitCode = error instanceof ConfigError ? EX_CONFIG : 1;
  }
}

interface Command {
  readonly name: string;
  readonly config: string | undefined;
  readonly port: number | undefined;
}

async function run({ name, config, port }: Command): Promise<void> {
  switch (name) {
    case 'start':
      return start(config);
    case 'check':
      process.exitCode = (await check(config)) ? 0 : 1;
      return;
    case 'simulate':
      return simulate(port);
    case 'schema':
      return schema();
    case 'config-schema':
      return configSchema();
  }
}

const COMMANDS: readonly string[] = ['start', 'check', 'simulate', 'schema', 'config-schema'];

/** Undefined where the command line is none of ours. */
function readArguments(args: readonly string[]): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { config: { type: 'string' }, port: { type: 'string' } },
      allowPositionals: true,
    });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0 || !COMMANDS.includes(name)) return undefined;
    if (values.port !== undefined && !/^\d{1,5}$/.test(values.port)) return undefined;
    const port = values.port === undefined ? undefined : Number(values.port);
    return { name, config: values.config, port };
  } catch {
    return undefined;
  }
}

function toSentence(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && 'code' in error && 'port' in error) {
    if (error.code === 'EADDRINUSE') {
      return `Port ${error.port} is taken: set PORT, or server.port in the configuration.`;
    }
    if (error.code === 'EACCES') return `Port ${error.port} may not be used by this account.`;
  }
  const { name, at } = describeBug(error);
  return `Roster could not go on: ${name} ${at[0] ?? ''}`.trim();
}

/** The last resort: nothing that an error quotes is printed. */
function die(error: unknown): void {
  const { name, at } = describeBug(error);
  complain([`Roster ends: ${name}`, ...at.map((frame) => `    ${frame}`)].join('\n'));
  process.exit(1);
}
