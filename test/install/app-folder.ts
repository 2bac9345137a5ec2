import {
  type ChildProcess,
  execFileSync,
  type SpawnSyncReturns,
  spawn,
  spawnSync,
} from 'node:child_process';
import { delimiter, dirname } from 'node:path';
import { createTemporaryFolder, type TemporaryFolder } from '../support/files/temporary-folder.ts';

/** The folder of an app of another team, with a package.json and whatever it installs. */
export interface AppFolder extends TemporaryFolder {
  readonly npm: (...args: string[]) => string;
  /** Runs `npx roster …` to its end, or to the end of 30 seconds. */
  readonly roster: (...args: string[]) => SpawnSyncReturns<string>;
  /** Starts `npx roster …` on a free port and waits until it prints its address. */
  readonly start: (...args: string[]) => Promise<StartedRoster>;
}

export interface StartedRoster extends AsyncDisposable {
  /** For example `http://127.0.0.1:4000`. */
  readonly url: string;
  /** Everything that it has printed so far. */
  readonly output: () => string;
}

const QUIET = ['--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];

/** The Node.js of these tests, without the programs in the node_modules/.bin of this repository, which npm prepends. */
const PATH = [
  dirname(process.execPath),
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules')),
].join(delimiter);

/** Returns the environment of this process without what npm sets for the scripts of this repository. */
function environment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(
    ([name]) => !/^npm_/i.test(name) && !['NODE_ENV', 'ROSTER_CONFIG', 'INIT_CWD'].includes(name),
  );
  return { ...Object.fromEntries(others), PATH, HOST: '127.0.0.1', PORT: '0' };
}

/** Runs npm in a folder and returns what it prints. */
export function runNpm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', [...args, ...QUIET], {
    cwd,
    env: environment(),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

export function createAppFolder(): AppFolder {
  const folder = createTemporaryFolder();
  const scripts = { 'node-path': 'node -p process.execPath' };
  folder.write('package.json', JSON.stringify({ name: 'app', type: 'module', scripts }));
  const options = { cwd: folder.path, env: environment(), encoding: 'utf8' } as const;
  return {
    ...folder,
    npm: (...args) => runNpm(folder.path, ...args),
    roster: (...args) => spawnSync('npx', ['roster', ...args], { ...options, timeout: 30_000 }),
    // A process group of its own, as npx does not forward every signal to its child.
    start: (...args) =>
      untilReady(spawn('npx', ['roster', ...args], { ...options, detached: true })),
  };
}

async function untilReady(child: ChildProcess): Promise<StartedRoster> {
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const printed = /^ {2}GraphQL +(http\S+)\/graphql$/m.exec(output)?.[1];
      if (printed !== undefined) resolve(printed);
    });
    child.once('close', () => reject(new Error(`roster ended: ${output}`)));
  });
  return {
    url,
    output: () => output,
    [Symbol.asyncDispose]: async () => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
  };
}
