import cluster, { type Worker } from 'node:cluster';
import type { Log } from '../../observability/log/log.ts';
import { type FromWorker, type ToWorker, WORKER_VARIABLE } from './messages.ts';
import { RestartPolicy, STABLE_MS } from './restart-policy.ts';

/** Thrown if a worker ended before it accepted connections for the first time. It has printed why. */
export class WorkerStartError extends Error {
  override readonly name = 'WorkerStartError';
  /** Null if a signal ended it. */
  readonly exitCode: number | null;

  constructor(exitCode: number | null) {
    super('A worker could not be started.');
    this.exitCode = exitCode;
  }
}

/** A worker that runs now. A worker that replaces it has the same slot. */
export interface RunningWorker {
  /** From 1. */
  readonly slot: number;
  readonly send: (message: ToWorker) => void;
  /** Resolves with the exit code when it has ended; null if a signal ended it. */
  readonly ended: Promise<number | null>;
  readonly kill: () => void;
}

interface WorkerPoolOptions {
  readonly count: number;
  readonly log: Log;
  /** Called with each message except the first one, `ready`. */
  readonly onMessage: (message: FromWorker, worker: RunningWorker) => void;
  /** Called when a worker has ended. */
  readonly onEnd: (worker: RunningWorker) => void;
  /** Called once if all workers end at once again and again. None is started any more. */
  readonly onGiveUp: (reason: string) => void;
}

/** Keeps a number of workers running, which share one port. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #restarts: RestartPolicy;
  readonly #running = new Map<number, RunningWorker>();
  #isStopping = false;
  #hasStarted = false;
  /** The number of workers that were started in place of others. */
  #replaced = 0;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#restarts = new RestartPolicy(options.count);
  }

  /** Those that have been started and have not ended. */
  get running(): readonly RunningWorker[] {
    return [...this.#running.values()];
  }

  /** Whether no worker is started any more. */
  get isStopping(): boolean {
    return this.#isStopping;
  }

  get replaced(): number {
    return this.#replaced;
  }

  /**
   * Starts all workers. The first one is started alone, so that what prevents a start is reported once.
   *
   * @returns the URL of the gateway, when all accept connections.
   * @throws {WorkerStartError}
   */
  async start(): Promise<string> {
    const url = await this.#start(1);
    const others = Array.from({ length: this.#options.count - 1 }, (_, at) => at + 2);
    await Promise.all(others.map((slot) => this.#start(slot)));
    this.#hasStarted = true;
    // One may have ended while the others were started.
    for (const slot of [1, ...others]) {
      if (!this.#running.has(slot)) this.#replace(slot, { worker: slot, code: null });
    }
    return url;
  }

  /** Asks all workers to stop, and starts none any more. */
  async stop(signal: 'SIGTERM' | 'SIGINT'): Promise<readonly (number | null)[]> {
    this.#isStopping = true;
    for (const { send } of this.running) send({ kind: 'stop', signal });
    return Promise.all(this.running.map(({ ended }) => ended));
  }

  /** Ends all workers at once. */
  kill(): void {
    this.#isStopping = true;
    for (const { kill } of this.running) kill();
  }

  #start(slot: number): Promise<string> {
    const { count, onMessage, onEnd } = this.#options;
    const worker = cluster.fork({ [WORKER_VARIABLE]: `${slot}/${count}` });
    const ready = Promise.withResolvers<string>();
    const ended = Promise.withResolvers<number | null>();
    const running = toRunning(slot, worker, ended.promise);
    this.#running.set(slot, running);
    let stable: NodeJS.Timeout | undefined;
    worker.on('message', (message: FromWorker) => {
      if (message.kind !== 'ready') return onMessage(message, running);
      stable = setTimeout(() => this.#restarts.recordStable(slot), STABLE_MS);
      ready.resolve(message.url);
    });
    const end = (code: number | null, signal: string | null) => {
      clearTimeout(stable);
      this.#running.delete(slot);
      onEnd(running);
      ended.resolve(code);
      ready.reject(new WorkerStartError(code));
      const fields = { worker: slot, pid: worker.process.pid, code, signal };
      this.#replace(slot, fields);
    };
    worker.once('exit', end).on('error', () => {
      // If the system starts no process, there is no exit.
      if (worker.process.pid === undefined) end(null, null);
    });
    return ready.promise;
  }

  #replace(
    slot: number,
    end: Readonly<Record<string, unknown>> & { readonly code: number | null },
  ): void {
    // Before all have started, an end prevents the start.
    if (this.#isStopping || !this.#hasStarted) return;
    this.#options.log.error(end, 'Worker ended');
    const delayMs = this.#restarts.recordEnd(slot);
    if (delayMs === undefined) {
      this.#isStopping = true;
      this.#options.onGiveUp(this.#restarts.describe(end.code));
      return;
    }
    setTimeout(() => {
      if (this.#isStopping) return;
      this.#replaced += 1;
      this.#start(slot).then(
        () => this.#options.log.info({ worker: slot }, 'Worker replaced'),
        // Its end was recorded above.
        () => {},
      );
    }, delayMs);
  }
}

function toRunning(slot: number, worker: Worker, ended: Promise<number | null>): RunningWorker {
  return {
    slot,
    ended,
    send: (message) => {
      // The channel closes before the process has ended; its end is reported all the same.
      if (worker.isConnected()) worker.send(message, () => {});
    },
    kill: () => worker.process.kill('SIGKILL'),
  };
}
