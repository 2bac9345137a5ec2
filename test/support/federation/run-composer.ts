import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Composed } from '../../graphql/federation/composer-suite.ts';
import type { TemporaryFolder } from '../files/temporary-folder.ts';

const WATCH = new URL('../upstreams/connected-hosts.ts', import.meta.url).href;

interface ComposerRun {
  /** The script of the tool. */
  readonly script: string;
  readonly args: readonly string[];
  readonly folder: TemporaryFolder;
  /** The whole environment, except the path and the home directory. */
  readonly env?: Readonly<Record<string, string>>;
  /** The file that the tool writes. */
  readonly output: string;
}

/** Runs a composer that is a script of Node.js in a process of its own, and returns what it wrote. */
export async function runComposer({
  script,
  args,
  folder,
  env = {},
  output,
}: ComposerRun): Promise<Composed> {
  const hosts = `${folder.path}/hosts`;
  await promisify(execFile)(process.execPath, [script, ...args], {
    cwd: folder.path,
    env: {
      PATH: process.env['PATH'],
      HOME: folder.path,
      NODE_OPTIONS: `--import=${WATCH}`,
      ASKED_HOSTS_FILE: hosts,
      ...env,
    },
  });
  const askedHosts = existsSync(hosts) ? readFileSync(hosts, 'utf8').trimEnd().split('\n') : [];
  return { supergraph: readFileSync(output, 'utf8'), askedHosts };
}
