import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';

export interface ProbeCommand {
  /** The URL of the gateway that is probed from now on. */
  readonly start?: string;
  /** Requests a report; `last` also stops the probe. */
  readonly report?: 'now' | 'last';
}

export interface ProbeReport {
  /** The longest time in milliseconds that a request waited, including the one in flight. */
  readonly longestMs: number;
  /** The milliseconds that the request in flight has waited. */
  readonly waitingMs: number;
  readonly responses: number;
}

/** Measures how long other callers wait during an attack. */
export interface Probe extends AsyncDisposable {
  readonly start: (url: string) => Promise<void>;
  /** Waits until the gateway responds again, or a time limit has passed. */
  readonly untilAnswered: (maxMs: number) => Promise<void>;
  readonly stop: () => Promise<ProbeReport>;
}

export function startProbe(): Probe {
  const worker = new Worker(new URL('probe-worker.ts', import.meta.url));
  const send = (command: ProbeCommand) => worker.postMessage(command);
  const report = async (kind: 'now' | 'last'): Promise<ProbeReport> => {
    const reported = once(worker, 'message');
    send({ report: kind });
    const [state] = await reported;
    return state as ProbeReport;
  };
  const untilAnswered = async (maxMs: number) => {
    const startedAt = performance.now();
    const { responses: before } = await report('now');
    while (performance.now() - startedAt < maxMs) {
      if ((await report('now')).responses >= before + ENOUGH) return;
      await sleep(20);
    }
  };
  return {
    start: async (url) => {
      send({ start: url });
      await untilAnswered(5000);
    },
    untilAnswered,
    stop: () => report('last'),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}

const ENOUGH = 3;
