import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import type { ProbeCommand, ProbeReport } from './probe.ts';

/*
 * One of the other callers: requests `/health/live` again and again, and records the longest response time. It runs in
 * its own thread, so that the work of the attack does not delay it.
 */
const INTERVAL_MS = 10;
const REQUEST = 'GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n';

let longestMs = 0;
let responses = 0;
let pendingSince: number | undefined;
let url: URL | undefined;
let socket: Socket | undefined;

async function ask(at: URL): Promise<void> {
  const connection = socket ?? (await open(at));
  socket = connection;
  pendingSince ??= performance.now();
  const isAnswered = await exchange(connection);
  if (!isAnswered) {
    socket = undefined;
    return;
  }
  longestMs = Math.max(longestMs, performance.now() - pendingSince);
  pendingSince = undefined;
  responses += 1;
}

function open({ hostname, port }: URL): Promise<Socket> {
  pendingSince ??= performance.now();
  return new Promise((resolve) => {
    const connection = connect(Number(port), hostname);
    connection.setNoDelay(true);
    connection.on('error', () => {});
    connection.once('connect', () => resolve(connection)).once('close', () => resolve(connection));
  });
}

/** Returns false if the connection ended before the response. */
function exchange(connection: Socket): Promise<boolean> {
  if (connection.destroyed) return Promise.resolve(false);
  return new Promise((resolve) => {
    let text = '';
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1');
      if (text.endsWith('}')) end(true);
    };
    const onClose = () => end(false);
    const end = (isAnswered: boolean) => {
      connection.off('data', onData).off('close', onClose);
      resolve(isAnswered);
    };
    connection.on('data', onData).once('close', onClose);
    connection.write(REQUEST);
  });
}

parentPort?.on('message', ({ start, report }: ProbeCommand) => {
  if (start !== undefined) {
    url = new URL(start);
    socket?.destroy();
    [longestMs, responses, pendingSince, socket] = [0, 0, undefined, undefined];
  }
  if (report === undefined) return;
  const waitingMs = pendingSince === undefined ? 0 : performance.now() - pendingSince;
  const state: ProbeReport = { longestMs: Math.max(longestMs, waitingMs), waitingMs, responses };
  if (report === 'last') url = undefined;
  parentPort?.postMessage(state);
});

for (;;) {
  if (url !== undefined) await ask(url);
  await sleep(INTERVAL_MS);
}
