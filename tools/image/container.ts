import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a command runs over a root file system, as in a container. */
export interface Container {
  /** The folder that becomes `/`. */
  readonly root: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: 'root' | 'node';
  /** Whether nothing can be written except in `/tmp`, `/dev` and `writable`. */
  readonly isReadOnly?: boolean;
  /** The folders that stay writable, as volumes do. */
  readonly writable?: readonly string[];
}

/** The ids of the accounts in `node:24-slim`. */
const IDS = { root: 0, node: 1000 };

/**
 * Makes the skeleton that stands for `node:24-slim`: the programs of this machine, with the Node.js of the lock file. The image
 * is Debian too, but smaller: that the build uses no program that it lacks is not shown by this.
 */
export function makeBase(root: string, node: string): void {
  for (const folder of [
    'dev',
    'proc',
    'tmp',
    'usr',
    'root',
    'etc/ssl',
    'var/lib',
    'app',
    'local/bin',
  ])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(root, name));
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n',
  );
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnode:x:1000:\n');
  for (const file of ['/etc/resolv.conf', '/etc/hosts', '/etc/nsswitch.conf', '/root/.npmrc'])
    if (existsSync(file)) copyFileSync(file, join(root, file));
  copyFileSync(node, join(root, 'local/bin/node'));
  for (const [name, cli] of [
    ['npm', 'npm-cli'],
    ['npx', 'npx-cli'],
  ])
    writeFileSync(
      join(root, `local/bin/${name}`),
      `#!/bin/sh\nexec node /usr/lib/node_modules/npm/bin/${cli}.js "$@"\n`,
      { mode: 0o755 },
    );
}

/** The mounts of a container. `/usr` is that of this machine, read-only, with the Node.js of the base over `/usr/local`. */
const ENTER = `set -eu
mount --bind "$ROOT" "$ROOT"
mount --bind /usr "$ROOT/usr"
mount -o remount,ro,bind "$ROOT/usr"
mount --bind "$ROOT/local" "$ROOT/usr/local"
mount --bind /etc/ssl "$ROOT/etc/ssl"
mount -t proc proc "$ROOT/proc"
mount --rbind /dev "$ROOT/dev"
mount -t tmpfs -o mode=1777 tmpfs "$ROOT/tmp"
if [ -n "$NPM_CACHE" ]; then mkdir -p "$ROOT/root/.npm"; mount --bind "$NPM_CACHE" "$ROOT/root/.npm"; fi
for folder in $WRITABLE; do mount --bind "$ROOT$folder" "$ROOT$folder"; done
if [ "$READ_ONLY" = 1 ]; then mount -o remount,ro,bind "$ROOT"; fi
exec chroot "$ROOT" setpriv --reuid "$ID" --regid "$ID" --clear-groups --no-new-privs $DROP sh -c 'cd "$1"; shift; exec env -i "$@"' sh "$FOLDER" "$@"`;

const variables = ({ environment, user }: Container): string[] => [
  'PATH=/usr/local/bin:/usr/bin:/bin',
  `HOME=${user === 'root' ? '/root' : '/home/node'}`,
  ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
];

/** Returns the arguments of `unshare`, and the environment of the script that it runs. */
function enter(container: Container, command: readonly string[]) {
  const { root, user, folder, isReadOnly = false, writable = [] } = container;
  return {
    args: [
      ...['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private'],
      ...['sh', '-c', ENTER, 'sh', ...variables(container), ...command],
    ],
    env: {
      PATH: process.env['PATH'],
      ROOT: root,
      FOLDER: folder,
      ID: `${IDS[user]}`,
      DROP: user === 'root' ? '' : '--bounding-set=-all --inh-caps=-all',
      READ_ONLY: isReadOnly ? '1' : '0',
      WRITABLE: writable.join(' '),
      NPM_CACHE: user === 'root' ? npmCache() : '',
    },
  };
}

const npmCache = (): string => {
  const folder = `${process.env['HOME'] ?? '/root'}/.npm`;
  return existsSync(folder) ? folder : '';
};

/**
 * Runs a command to its end, and prints what it prints only if it fails.
 *
 * @throws {Error} if it fails.
 */
export function runInContainer(container: Container, command: readonly string[]): string {
  const { args, env } = enter(container, command);
  const { status, stdout, stderr } = spawnSync('unshare', args, { env, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`${command.join(' ')}: exit code ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** Starts a command as process 1 of a container. */
export function startContainer(container: Container, command: readonly string[]): ChildProcess {
  const { args, env } = enter(container, command);
  return spawn('unshare', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
}
