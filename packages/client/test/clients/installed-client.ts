import { cpSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { createTemporaryFolder } from '../../../../test/support/files/temporary-folder.ts';
import { mustRun } from './run-command.ts';

const FOLDER = import.meta.dirname;

/** The folders of all clients: each has the files that the documentation shows. */
export const CLIENTS: readonly string[] = globSync('*/package.json', { cwd: FOLDER })
  .map((file) => file.replace('/package.json', ''))
  .sort();

/** The files that the programs of all clients share, and those of clients with React. */
const SHARED = { always: ['scenario.ts'], react: ['render.ts'] };

export interface InstalledClient extends Disposable {
  readonly path: string;
}

/** Copies a client into an empty folder, and installs its packages and the tarball there. */
export async function installClient(name: string, tarball: string): Promise<InstalledClient> {
  const folder = createTemporaryFolder();
  try {
    cpSync(join(FOLDER, name), folder.path, { recursive: true });
    const hasReact = globSync('*.tsx', { cwd: folder.path }).length > 0;
    for (const file of [...SHARED.always, ...(hasReact ? SHARED.react : [])]) {
      cpSync(join(FOLDER, 'common', file), join(folder.path, file));
    }
    // The lock file decides all versions but that of the tarball.
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    await mustRun('npm', ['install', ...quiet, '--loglevel=error', tarball], folder.path);
    return folder;
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
}
