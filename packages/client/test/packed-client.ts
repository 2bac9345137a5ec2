import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../test/support/files/sources.ts';
import {
  createTemporaryFolder,
  type TemporaryFolder,
} from '../../../test/support/files/temporary-folder.ts';

export interface PackedClient extends TemporaryFolder {
  /** The file that `npm publish` would send. */
  readonly tarball: string;
  /** The paths of its files in the package. */
  readonly files: readonly string[];
}

/** Packs the client as `npm publish` does, and installs it in an empty folder, without any other package. */
export function packClient(): PackedClient {
  const folder = createTemporaryFolder();
  const printed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder.path], {
    cwd: join(ROOT, 'packages/client'),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // Before it, npm prints what the build prints.
  const [{ filename, files }] = JSON.parse(printed.slice(printed.indexOf('[\n')));
  const tarball = join(folder.path, filename);
  const target = join(folder.path, 'node_modules/@roster/client');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  folder.write('package.json', '{ "type": "module" }');
  return {
    ...folder,
    tarball,
    files: files.map(({ path }: { readonly path: string }) => path),
    [Symbol.dispose]: folder[Symbol.dispose],
  };
}
