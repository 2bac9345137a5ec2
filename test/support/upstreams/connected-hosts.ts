import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

/** Hosts that this process tried to connect to since this file was loaded. */
export const askedHosts = new Set<string>();

/**
 * The file to which a process, observed through `--import` of this file, appends each host as a
 * line.
 */
const REPORT = process.env['ASKED_HOSTS_FILE'];

const { connect } = Socket.prototype;

// Everything that uses sockets calls this method, also code with its own connection pool.
Socket.prototype.connect = function (this: Socket, ...parts: unknown[]): Socket {
  const host = hostOf(parts);
  if (host !== undefined && !askedHosts.has(host)) {
    askedHosts.add(host);
    if (REPORT !== undefined) appendFileSync(REPORT, `${host}\n`);
  }
  return Reflect.apply(connect, this, parts);
};

/**
 * Returns undefined if it is not a TCP connection. Node's own callers pass their normalized
 * arguments as one list.
 */
function hostOf([first, second]: readonly unknown[]): string | undefined {
  const target: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof target === 'number') return typeof second === 'string' ? second : 'localhost';
  if (typeof target !== 'object' || target === null) return undefined;
  if ('path' in target && typeof target.path === 'string') return undefined;
  return 'host' in target && typeof target.host === 'string' ? target.host : 'localhost';
}
