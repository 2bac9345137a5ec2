import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folderOf = (peer: string) => fileURLToPath(new URL(`../peers/${peer}`, import.meta.url));

/** The address in the composed schema, which is replaced by that of the upstream of a run. */
const ANY_UPSTREAM = 'http://127.0.0.1:1';

let composed: string | undefined;

/** Installs the packages of another gateway, unless they are installed. @returns its folder. */
export function installPeer(peer: 'apollo' | 'hive'): string {
  const cwd = folderOf(peer);
  if (!existsSync(join(cwd, 'node_modules'))) {
    process.stdout.write(`Installing the packages of ${peer}.\n`);
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd,
      stdio: 'inherit',
    });
  }
  return cwd;
}

/** Composes the OpenAPI documents into one schema for Hive Gateway. @returns its file. */
export function composeForHive(folder: string, port: number, upstream: string): string {
  const cwd = installPeer('hive');
  if (composed === undefined) {
    const file = join(folder, 'composed.graphql');
    execFileSync(
      process.execPath,
      [join(cwd, 'node_modules/.bin/mesh-compose'), '-c', 'mesh.config.js', '-o', file],
      { cwd, env: { PATH: process.env['PATH'], HOME: folder, UPSTREAM: ANY_UPSTREAM } },
    );
    composed = readFileSync(file, 'utf8');
  }
  const file = join(folder, `hive-${port}.graphql`);
  writeFileSync(file, composed.replaceAll(`${ANY_UPSTREAM}/`, `${upstream}/`));
  return file;
}
