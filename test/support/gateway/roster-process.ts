import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../files/sources.ts';
import type { LoopState, ProcessState } from './process-probe.ts';

/** A finished run of the `roster` command. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A gateway in a process of its own, as an operator runs it. */
export interface RosterProcess extends AsyncDisposable {
  readonly url: string;
  readonly pid: number;
  /** Everything that it has written so far, to both streams. */
  readonly output: () => string;
  /** Its standard error, which can be paused, as by a collector that is stuck, or destroyed. */
  readonly log: Readable;
  /** Its exit code; null after a signal. Unlike `stop` it does not wait for unread output. */
  readonly exited: Promise<number | null>;
  /** Collects garbage and returns its state; only with `probed`. */
  readonly probe: () => Promise<ProcessState>;
  /**
   * Returns the state of its event loop since the last call, without a garbage collection; only
   * with `probed`.
   */
  readonly probeLoop: () => Promise<LoopState>;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Waits until it exits. */
  readonly ended: () => Promise<Finished>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<Finished>;
}

interface Run {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The working folder; if absent, the repository, which has no configuration. */
  readonly folder?: string;
  /** The file of the command; if absent, that of the repository. */
  readonly program?: string;
  /** Its standard input; if absent, it has none. */
  readonly input?: string | Buffer;
  /** Arguments of Node itself. */
  readonly nodeArguments?: readonly string[];
  /** Whether its state can be read. */
  readonly probed?: boolean;
  /** Whether it exchanges messages with this process; always if its state can be read. */
  readonly hasChannel?: boolean;
}

const PROBE = ['--expose-gc', '--import', `${ROOT}test/support/gateway/process-probe.ts`];

/** Returns the environment of the tests without the variables that change what a command does or prints. */
export function inheritedEnvironment(): NodeJS.ProcessEnv {
  const {
    HOST: _host,
    PORT: _port,
    ROSTER_CONFIG: _config,
    LOG_LEVEL: _level,
    NODE_EXTRA_CA_CERTS: _authorities,
    // The test runner sets it in a terminal.
    FORCE_COLOR: _colours,
    ...rest
  } = process.env;
  return rest;
}

type Launched = ReturnType<typeof launch>;

function launch(run: Run) {
  const { args, environment = {}, folder = ROOT, nodeArguments = [], probed = false } = run;
  const { hasChannel = probed } = run;
  const program = run.program ?? `${ROOT}bin/roster.js`;
  const before = [...nodeArguments, ...(probed ? PROBE : [])];
  const child = spawn(process.execPath, [...before, program, ...args], {
    cwd: folder,
    env: { ...inheritedEnvironment(), ...environment },
    stdio: [
      run.input === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(hasChannel ? ['ipc' as const] : []),
    ],
  });
  child.stdin?.end(run.input);
  const written = { stdout: '', stderr: '' };
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null)
    throw new Error('The process was started without both streams.');
  stdout.on('data', (chunk) => {
    written.stdout += chunk;
  });
  stderr.on('data', (chunk) => {
    written.stderr += chunk;
  });
  return {
    child,
    log: stderr,
    written,
    exited: ending(child, 'exit'),
    ended: ending(child, 'close'),
  };
}

const ending = async (child: ChildProcess, event: 'exit' | 'close'): Promise<number | null> => {
  const [code] = await once(child, event);
  return code;
};

/** Runs a command to its end. */
export async function runRoster(run: Run): Promise<Finished> {
  const { written, ended } = launch(run);
  return { code: await ended, ...written };
}

/** A command that `runCommand` runs. */
export interface Command {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** The process of `runCommand`. */
let commands: Launched | undefined;
let lastCommand: Promise<unknown> = Promise.resolve();

/** Runs a command that ends by itself. All share one process, which is much quicker than a process for each. */
export function runCommand(run: Pick<Run, keyof Command>): Promise<Finished> {
  const finished = lastCommand.then(() => runNext({ environment: {}, folder: ROOT, ...run }));
  lastCommand = finished.catch(() => {});
  return finished;
}

async function runNext(command: Command): Promise<Finished> {
  commands ??= launchCommands();
  const { child, written, ended } = commands;
  written.stdout = '';
  written.stderr = '';
  // Between commands it does not keep the process of the tests running.
  child.ref();
  const finished = once(child, 'message');
  child.send(command);
  const [code] = await Promise.race([
    finished,
    ended.then(() => Promise.reject(new Error(`The process of commands ended: ${written.stderr}`))),
  ]);
  for (const name of ['stdout', 'stderr'] as const) {
    while (!written[name].endsWith('\0')) await sleep(1);
  }
  child.unref();
  return { code, stdout: written.stdout.slice(0, -1), stderr: written.stderr.slice(0, -1) };
}

function launchCommands(): Launched {
  const launched = launch({
    args: [],
    environment: { NODE_ENV: process.env['NODE_ENV'] ?? 'production' },
    program: `${ROOT}test/support/gateway/command-process.ts`,
    hasChannel: true,
  });
  const { child } = launched;
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream instanceof Socket) stream.unref();
  }
  return launched;
}

/** Runs `roster start` and waits until it prints its address. */
export async function startRoster(run: Run): Promise<RosterProcess> {
  const { child, log, written, exited, ended } = launch(run);
  const finish = async () => ({ code: await ended, ...written });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return finish();
  };
  const url = await findUrl(child, () => written.stdout);
  if (url === undefined) {
    await ended;
    throw new Error(`roster ended: ${written.stderr}`);
  }
  const ask = async (message: string) => {
    const response = once(child, 'message');
    child.send(message);
    const [state] = await Promise.race([
      response,
      ended.then((code) => Promise.reject(new Error(`roster ended with ${code}`))),
    ]);
    return state;
  };
  return {
    url,
    pid: child.pid ?? 0,
    output: () => written.stdout + written.stderr,
    log,
    exited,
    probe: () => ask('probe'),
    probeLoop: () => ask('loop'),
    signal: (signal) => child.kill(signal),
    ended: finish,
    stop,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.signalCode === null) await stop('SIGKILL');
    },
  };
}

/** Waits for the printed address. @returns undefined if the process ends without one. */
async function findUrl(child: ChildProcess, stdout: () => string): Promise<string | undefined> {
  while (child.exitCode === null && child.signalCode === null) {
    const url = /GraphQL\s+(http\S+)\/graphql/.exec(stdout())?.[1];
    if (url !== undefined) return url;
    await sleep(20);
  }
  return undefined;
}
