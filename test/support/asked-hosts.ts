import { appendFileSync } from 'node:fs';
import { Socket } from 'node:net';

/** Hosts that this process wanted a connection with since this file was loaded. */
export const askedHosts = new Set<string>();

/** Where a process that is watched from outside, by `--import` of this file, writes each host on a line. */
const REPORT = process.env['ASKED_HOSTS_FILE'];

const { connect } = Socket.prototype;

// Whatever is built upon sockets comes by here, also what keeps connections of its own.
Socket.prototype.connect = function (this: Socket, ...parts: unknown[]): Socket {
  const host = hostOf(parts);
  if (host !== undefined && !askedHosts.has(host)) {
    askedHosts.add(host);
    if (REPORT !== undefined) appendFileSync(REPORT, `${host}\n`);
  }
  return Reflect.apply(connect, this, parts);
};

/** Undefined for what is no TCP connection. Node's own callers pass their normalized arguments as one list. */
function hostOf([first, second]: readonly unknown[]): string | undefined {
  const target: unknown = Array.isArray(first) ? first[0] : first;
  if (typeof target === 'number') return typeof second === 'string' ? second : 'localhost';
  if (typeof target !== 'object' || target === null) return undefined;
  if ('path' in target && typeof target.path === 'string') return undefined;
  return 'host' in target && typeof target.host === 'string' ? target.host : 'localhost';
}
