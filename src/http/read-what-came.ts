import type { Server } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';

/** Of the loop, without anything new: in one a connection is accepted, in the next its request is read. */
const QUIET_TURNS = 2;

/**
 * Milliseconds at most: somebody who goes on sending all the same must not put off the end. A process that has just been
 * started takes tens of milliseconds for each first request.
 */
const MOST_MS = 1500;

/**
 * Returns when every request that has reached this machine is under way. The loop accepts one connection a turn, and runs
 * a timer that is due before it looks at its sockets: where it is busy, whoever closes them then breaks off what came
 * in time.
 */
export async function readWhatCame(server: Server): Promise<void> {
  let isQuiet = true;
  const note = () => {
    isQuiet = false;
  };
  server.on('connection', note).on('request', note);
  const givesUpAt = performance.now() + MOST_MS;
  for (let quiet = 0; quiet < QUIET_TURNS && performance.now() < givesUpAt; ) {
    isQuiet = true;
    await turn();
    quiet = isQuiet ? quiet + 1 : 0;
  }
  server.off('connection', note).off('request', note);
}
