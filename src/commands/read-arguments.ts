import { parseArgs } from 'node:util';
import type { Head } from '../audit/trail-line.ts';
import { API_COUNT } from '../providers/registry.ts';

/** The error of an invalid command line. Its message is printed before the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The help text of the command line. */
export const USAGE = `usage: roster <command>

  start [--config FILE] [--workers N] [--cors ORIGIN]
                           run the gateway; without a configuration over its embedded simulators;
                           --workers: in N processes that share one port;
                           --cors: without a configuration, let pages of this origin use it, such
                           as 'http://localhost:*' for every port; may be repeated
  check [--config FILE] [--offline]
                           read the configuration, try the store, the keys of tokens, the
                           collector and the audit trail, then make one harmless read of
                           every upstream; --offline: send nothing
  simulate [--port N]      run only the simulators, on ports from 4101 or N; 0 takes free ones
  audit verify [--config FILE] [--head SEQ:HMAC] [--trail ID] [--live] [FILE…]
                           check that the audit trail is as it was written;
                           --live: while a gateway writes to it;
                           FILE…: check these trails, and print their lines by time
  key                      make an API key
  schema                   print the GraphQL schema
  config-schema            print the JSON Schema of roster.yml
  --help                   print this`;

/** The options of each command. */
const COMMANDS = {
  start: ['config', 'workers', 'cors'],
  check: ['config', 'offline'],
  simulate: ['port'],
  audit: ['config', 'head', 'trail', 'live'],
  key: [],
  schema: [],
  'config-schema': [],
} as const satisfies Record<string, readonly OptionName[]>;

const OPTIONS = {
  config: { type: 'string' },
  port: { type: 'string' },
  workers: { type: 'string' },
  cors: { type: 'string' },
  head: { type: 'string' },
  trail: { type: 'string' },
  live: { type: 'boolean' },
  offline: { type: 'boolean' },
} as const;

type OptionName = keyof typeof OPTIONS;
type CommandName = keyof typeof COMMANDS;

/** A parsed command line. */
export interface Command {
  readonly name: CommandName | 'help';
  readonly config?: string | undefined;
  readonly port?: number | undefined;
  /** For `start`: the number of processes. */
  readonly workers?: number | undefined;
  /** For `start`: origins whose pages may use a gateway without a configuration. */
  readonly cors?: readonly string[];
  /** For `audit`: the files of the trails; none: that of the configuration. */
  readonly files?: readonly string[];
  /** For `audit`: a head that is stored elsewhere. */
  readonly head?: Head | undefined;
  /** For `audit`: the id that the trail must have. */
  readonly trail?: string | undefined;
  /** For `audit`: whether a gateway is writing to the trail. */
  readonly isLive?: boolean;
  /** For `check`: whether nothing is sent. */
  readonly isOffline?: boolean;
}

/**
 * The highest first port: each API has a simulator, they use consecutive ports, and the last must be valid, too. The
 * simulators cannot say how many they are, because their package may not be installed.
 */
const MAX_FIRST_PORT = 65_536 - API_COUNT;

/** More processes than any machine of this kind has cores. */
const MAX_WORKERS = 64;

/**
 * Parses the command line.
 *
 * @throws {UsageError} for the first argument that is invalid.
 */
export function readArguments(args: readonly string[]): Command {
  const { positionals, options } = parse(args);
  if (options.some(({ name }) => name === 'help')) return { name: 'help' };
  const stray = options.find(({ name }) => !Object.hasOwn(OPTIONS, name));
  if (stray !== undefined) throw new UsageError(`Unknown option: ${stray.rawName}`);

  const { name, files } = readCommand(positionals);
  const allowed: readonly string[] = COMMANDS[name];
  const misplaced = options.find((option) => !allowed.includes(option.name));
  if (misplaced !== undefined)
    throw new UsageError(`Unknown option of ${name}: ${misplaced.rawName}`);
  const last = (wanted: OptionName) => options.findLast((option) => option.name === wanted);
  const config = readFile(last('config'));
  const trail = readTrail(onlyForOne(last('trail'), files));
  const isLive = last('live') !== undefined;
  const workers = readWorkers(last('workers'));
  const isOffline = last('offline') !== undefined;
  const cors = options.filter((option) => option.name === 'cors').map(readOrigin);
  return {
    name,
    config,
    port: readPort(last('port')),
    head: readHead(onlyForOne(last('head'), files)),
    ...(workers !== undefined && { workers }),
    ...(cors.length > 0 && { cors }),
    ...(files.length > 0 && { files }),
    ...(trail !== undefined && { trail }),
    ...(isLive && { isLive }),
    ...(isOffline && { isOffline }),
  };
}

function parse(args: readonly string[]) {
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options: { ...OPTIONS, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    // The messages of the strict mode address developers, not users.
    strict: false,
    tokens: true,
  });
  return { positionals, options: tokens.filter((token) => token.kind === 'option') };
}

interface Named {
  readonly rawName: string;
}

interface Option {
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** Returns the command, and the files that follow it. */
function readCommand([name, ...words]: readonly string[]): {
  readonly name: CommandName;
  readonly files: readonly string[];
} {
  if (name === undefined) throw new UsageError('Missing command');
  if (!isCommandName(name)) throw new UsageError(`Unknown command: ${name}`);
  if (name === 'audit' && words.shift() !== 'verify') {
    throw new UsageError('The only command of audit is: audit verify');
  }
  if (name === 'audit') return { name, files: words };
  const [other] = words;
  if (other !== undefined) throw new UsageError(`Unexpected argument: ${other}`);
  return { name, files: [] };
}

const isCommandName = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

function readFile(option: Option | undefined): string | undefined {
  if (option === undefined) return undefined;
  const { value = '', inlineValue } = option;
  // Without `=` the next argument may be another option.
  if (value === '' || (!inlineValue && value.startsWith('-'))) {
    throw new UsageError('--config needs a file.');
  }
  return value;
}

function readPort(option: Option | undefined): number | undefined {
  if (option === undefined) return undefined;
  const { value = '' } = option;
  if (/^\d{1,5}$/.test(value) && Number(value) <= MAX_FIRST_PORT) return Number(value);
  throw new UsageError(`--port must be a whole number from 0 to ${MAX_FIRST_PORT}.`);
}

function readWorkers(option: Option | undefined): number | undefined {
  if (option === undefined) return undefined;
  const value = Number(/^\d{1,3}$/.exec(option.value ?? '')?.[0]);
  if (value >= 1 && value <= MAX_WORKERS) return value;
  throw new UsageError(`--workers must be a whole number from 1 to ${MAX_WORKERS}.`);
}

/** The settings say whether it is an origin. */
function readOrigin({ value = '' }: Option): string {
  if (value !== '' && !value.startsWith('-')) return value;
  throw new UsageError("--cors needs an origin, such as 'http://localhost:*'.");
}

/** Returns an option that describes one trail. */
function onlyForOne(option: (Option & Named) | undefined, files: readonly string[]) {
  if (option === undefined || files.length < 2) return option;
  throw new UsageError(`${option.rawName} needs one file.`);
}

function readHead(option: Option | undefined): Head | undefined {
  const message = '--head must be SEQ:HMAC, as audit verify prints it.';
  const found = match(option, /^(\d{1,15}):([0-9a-f]{64})$/, message);
  return found && { seq: Number(found[1]), hmac: found[2] ?? '' };
}

function readTrail(option: Option | undefined): string | undefined {
  const message = '--trail must be the id of a trail, as audit verify prints it.';
  return match(option, /^[0-9a-f]{16}$/, message)?.[0];
}

/** Returns undefined if the option is not given. */
function match(option: Option | undefined, pattern: RegExp, message: string) {
  if (option === undefined) return undefined;
  const found = pattern.exec(option.value ?? '');
  if (found === null) throw new UsageError(message);
  return found;
}
