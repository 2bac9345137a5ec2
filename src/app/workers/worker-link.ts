import cluster from 'node:cluster';
import { TIMED_OUT, withTimeout } from '../../lib/with-timeout.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** How long a worker waits for the metrics of all, in ms. */
const MERGE_TIMEOUT_MS = 3000;

/** The channel of a worker to the process that started it. */
export interface WorkerLink {
  readonly send: (message: FromWorker) => void;
  /**
   * Returns the metrics of all workers.
   *
   * @throws if the primary process does not respond.
   */
  readonly askMetrics: () => Promise<string>;
}

/**
 * Opens the channel.
 *
 * @param onMessage called with each message except responses to `askMetrics`.
 * @param onLost called when the primary process has ended: no more connections arrive.
 */
export function openWorkerLink(
  onMessage: (message: ToWorker) => void,
  onLost: () => void,
): WorkerLink {
  const pending = new Map<number, (text: string) => void>();
  let lastId = 0;
  const send = (message: FromWorker) => {
    // The primary process may have ended.
    if (process.connected) process.send?.(message, undefined, undefined, () => {});
  };
  process.on('message', (message: ToWorker) => {
    if (message.kind !== 'mergedMetrics') return onMessage(message);
    pending.get(message.id)?.(message.text);
  });
  process.once('disconnect', onLost);
  // Otherwise Node ends a worker at once when the primary process has ended, with operations in flight.
  if (cluster.worker !== undefined) cluster.worker.exitedAfterDisconnect = true;
  return {
    send,
    askMetrics: async () => {
      lastId += 1;
      const id = lastId;
      const { promise, resolve } = Promise.withResolvers<string>();
      pending.set(id, resolve);
      send({ kind: 'askMetrics', id });
      const text = await withTimeout(promise, MERGE_TIMEOUT_MS);
      pending.delete(id);
      if (text === TIMED_OUT) throw new Error('The metrics of the workers could not be merged.');
      return text;
    },
  };
}
