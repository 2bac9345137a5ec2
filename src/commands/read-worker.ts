import { WORKER_VARIABLE } from '../app/workers/messages.ts';

/** Which worker this process is. */
export interface WorkerIdentity {
  /** From 1. A worker that is replaced passes it on. */
  readonly slot: number;
  /** The number of all workers. */
  readonly workers: number;
}

/** Returns undefined if no primary process has started this one. */
export function readWorker(
  environment: Readonly<Record<string, string | undefined>>,
): WorkerIdentity | undefined {
  const [, slot, workers] = /^(\d+)\/(\d+)$/.exec(environment[WORKER_VARIABLE] ?? '') ?? [];
  if (slot === undefined || workers === undefined || !process.connected) return undefined;
  return { slot: Number(slot), workers: Number(workers) };
}
