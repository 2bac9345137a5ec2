import { setTimeout as sleep } from 'node:timers/promises';
import type { OperationCounter } from './hooks/operation-limiter.ts';
import type { Listener } from './listener.ts';

/** Milliseconds in which a partial request may be completed when no operation is in flight any more. */
const QUIET_MS = 500;

const POLL_INTERVAL_MS = 50;

/**
 * Closes a listener when the last operation has ended. It does not wait for connections without a complete request:
 * browsers and health checks open them, and any client can.
 */
export async function closeListener(listener: Listener, load: OperationCounter): Promise<void> {
  const isOver = new AbortController();
  const closed = listener.close().finally(() => isOver.abort());
  await Promise.race([closed, waitUntilIdle(load, isOver.signal)]);
  for (const server of listener.servers) server.closeAllConnections();
  await closed;
}

async function waitUntilIdle(load: OperationCounter, signal: AbortSignal): Promise<void> {
  let quietSince = performance.now();
  while (!signal.aborted && performance.now() - quietSince < QUIET_MS) {
    await sleep(POLL_INTERVAL_MS);
    if (load.inFlight > 0) quietSince = performance.now();
  }
}
