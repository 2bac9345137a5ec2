import type { Server } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

/** Turns of the event loop without an event: in one a connection is accepted, in the next its request is read. */
const QUIET_TURNS = 2;

/**
 * Maximum time in milliseconds: a client that keeps sending must not delay the shutdown. A process that has just
 * started takes tens of milliseconds for each first request.
 */
const MAX_DRAIN_MS = 1500;

/**
 * Stops accepting connections, with every request that has reached this machine in flight. The event loop accepts one
 * connection a turn, and runs a timer that is due before it polls its sockets: if it is busy, a close would break off
 * requests that came in time. It closes in the turn in which nothing arrived: the operating system resets a connection
 * that is opened between the last poll and the close, and a proxy may not repeat its request.
 */
export async function stopAccepting(server: Server): Promise<void> {
  let isQuiet = true;
  const note = () => {
    isQuiet = false;
  };
  server.on('connection', note).on('request', note);
  const timeoutAt = performance.now() + MAX_DRAIN_MS;
  for (let quiet = 0; quiet < QUIET_TURNS && performance.now() < timeoutAt; ) {
    isQuiet = true;
    await turn();
    quiet = isQuiet ? quiet + 1 : 0;
  }
  server.off('connection', note).off('request', note);
  server.close();
}
