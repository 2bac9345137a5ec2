import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from './sources.ts';

/** A finished run of the `roster` command. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A gateway in a process of its own, as an operator runs it. */
export interface RosterProcess extends AsyncDisposable {
  readonly url: string;
  /** All that it has written so far, to both streams. */
  readonly output: () => string;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** How it ended by itself. */
  readonly ended: () => Promise<Finished>;
  readonly stop: (signal?: NodeJS.Signals) => Promise<Finished>;
}

interface Run {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The working folder; absent: the repository, which has no configuration. */
  readonly folder?: string;
}

function launch({ args, environment = {}, folder = ROOT }: Run) {
  const {
    HOST: _host,
    PORT: _port,
    ROSTER_CONFIG: _config,
    LOG_LEVEL: _level,
    ...rest
  } = process.env;
  const child = spawn(process.execPath, [`${ROOT}bin/roster.js`, ...args], {
    cwd: folder,
    env: { ...rest, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    written.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    written.stderr += chunk;
  });
  return { child, written, ended: ending(child) };
}

const ending = async (child: ChildProcess): Promise<number | null> => {
  const [code] = await once(child, 'close');
  return code;
};

/** Runs a command to its end. */
export async function runRoster(run: Run): Promise<Finished> {
  const { written, ended } = launch(run);
  return { code: await ended, ...written };
}

/** Runs `roster start` and waits until it says where it listens. */
export async function startRoster(run: Run): Promise<RosterProcess> {
  const { child, written, ended } = launch(run);
  const finish = async () => ({ code: await ended, ...written });
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    return finish();
  };
  const url = await Promise.race([
    findUrl(() => written.stdout),
    ended.then(() => Promise.reject(new Error(`roster ended: ${written.stderr}`))),
  ]);
  return {
    url,
    output: () => written.stdout + written.stderr,
    signal: (signal) => child.kill(signal),
    ended: finish,
    stop,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null) await stop('SIGKILL');
    },
  };
}

async function findUrl(stdout: () => string): Promise<string> {
  for (;;) {
    const url = /GraphQL\s+(http\S+)\/graphql/.exec(stdout())?.[1];
    if (url !== undefined) return url;
    await sleep(20);
  }
}
