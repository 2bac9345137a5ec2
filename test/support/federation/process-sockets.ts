import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const SAMPLE_MS = 20;

/** The hosts to which the sockets of another process have been connected so far. */
export interface WatchedSockets extends Disposable {
  readonly hosts: () => readonly string[];
}

/**
 * Watches the sockets of a process that is not Node.js, by samples: a connection that is opened and
 * closed between two samples is missed. Needs `/proc`.
 */
export function watchSockets(pid: number): WatchedSockets {
  const hosts = new Set<string>();
  const sample = () => {
    const inodes = inodesOf(pid);
    for (const table of ['tcp', 'tcp6', 'udp', 'udp6']) {
      for (const line of readOrEmpty(`/proc/${pid}/net/${table}`).split('\n').slice(1)) {
        const [, , remote = '', , , , , , , inode = ''] = line.trim().split(/\s+/);
        const host = toHost(remote);
        if (host !== undefined && inodes.has(inode)) hosts.add(host);
      }
    }
  };
  const timer = setInterval(sample, SAMPLE_MS);
  return { hosts: () => [...hosts], [Symbol.dispose]: () => clearInterval(timer) };
}

function inodesOf(pid: number): ReadonlySet<string> {
  const folder = `/proc/${pid}/fd`;
  try {
    const links = readdirSync(folder).map((name) => readlink(`${folder}/${name}`));
    return new Set(links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  } catch {
    // The process has ended.
    return new Set();
  }
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Returns undefined for a socket that is not connected. IPv4 addresses are in the byte order of the machine. */
function toHost(remote: string): string | undefined {
  const [address = '', port] = remote.split(':');
  if (port === undefined || port === '0000') return undefined;
  const bytes = address.slice(-8).match(/../g) ?? [];
  const isV4 = address.length === 8 || /^0{16}FFFF0000/i.test(address);
  return isV4
    ? bytes
        .toReversed()
        .map((byte) => Number.parseInt(byte, 16))
        .join('.')
    : address;
}
