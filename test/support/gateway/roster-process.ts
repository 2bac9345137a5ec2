import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
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
  readonly input?: string;
  /** Arguments of Node itself. */
  readonly nodeArguments?: readonly string[];
  /** Whether its state can be read. */
  readonly probed?: boolean;
}

const PROBE = ['--expose-gc', '--import', `${ROOT}test/support/gateway/process-probe.ts`];

function launch(run: Run) {
  const { args, environment = {}, folder = ROOT, nodeArguments = [], probed = false } = run;
  const program = run.program ?? `${ROOT}bin/roster.js`;
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
  const before = [...nodeArguments, ...(probed ? PROBE : [])];
  const child = spawn(process.execPath, [...before, program, ...args], {
    cwd: folder,
    env: { ...rest, ...environment },
    stdio: [
      run.input === undefined ? 'ignore' : 'pipe',
      'pipe',
      'pipe',
      ...(probed ? ['ipc' as const] : []),
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

/** Runs `main` for the arguments of one command after another, and marks the end of each in both streams. */
const RUN_EACH = `
  const { main } = await import('${ROOT}src/main.ts');
  for (const args of JSON.parse(process.argv[1])) {
    process.exitCode = 0;
    await main(args);
    process.stderr.write('\\0');
    process.stdout.write(process.exitCode + '\\0');
  }
  process.exit(0);
`;

/** Runs commands that end by themselves in one process, which is much quicker than a process for each. */
export async function runRosterEach(
  commands: readonly (readonly string[])[],
): Promise<readonly Finished[]> {
  const args = ['--input-type=module', '-e', RUN_EACH, JSON.stringify(commands)];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, args);
  const errors = stderr.split('\0');
  return stdout
    .split('\0')
    .slice(0, -1)
    .map((text, at) => {
      // The exit code follows what the command printed.
      const code = /\d+$/.exec(text)?.[0] ?? '';
      return {
        code: Number(code),
        stdout: text.slice(0, text.length - code.length),
        stderr: errors[at] ?? '',
      };
    });
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
