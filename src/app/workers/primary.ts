import { ConfigError } from '../../config/config-error.ts';
import type { Log } from '../../observability/log/log.ts';
import {
  addTotals,
  type MetricValues,
  mergeMetrics,
} from '../../observability/metrics/merge-metrics.ts';
import type { FromWorker } from './messages.ts';
import { type RunningWorker, WorkerPool } from './worker-pool.ts';
import { WorkerRequests } from './worker-requests.ts';

/** How long a worker may take for its metrics, in ms; then its last ones are used. */
const METRICS_TIMEOUT_MS = 1000;

/** How long a worker may take to read a configuration, in ms. One that has just been started reads it first. */
const RELOAD_TIMEOUT_MS = 30_000;

interface PrimaryOptions {
  readonly count: number;
  readonly log: Log;
  /** Called once if all workers end at once again and again. */
  readonly onGiveUp: (reason: string) => void;
}

/** The process that starts the workers, and speaks for all of them. It has no part in requests. */
export class Primary {
  readonly pool: WorkerPool;
  readonly #requests = new WorkerRequests();
  /** The metrics that each worker sent last, by slot. */
  readonly #metrics = new Map<number, MetricValues>();
  /** The totals of workers that have ended. */
  #ended: Promise<MetricValues | undefined> = Promise.resolve(undefined);

  constructor(options: PrimaryOptions) {
    this.pool = new WorkerPool({
      ...options,
      onMessage: (message, worker) => this.#handle(message, worker),
      onEnd: ({ slot }) => this.#keepTotals(slot),
    });
  }

  /**
   * Lets all workers read the configuration again. They use it only if all can.
   *
   * @throws {ConfigError} with the problems of all workers; nothing is changed then.
   */
  async reload(): Promise<void> {
    const workers = this.pool.running;
    const replies = await this.#requests.ask(
      workers,
      (id) => ({ kind: 'prepareReload', id }),
      RELOAD_TIMEOUT_MS,
    );
    const problems = replies.flatMap(({ slot, response }) => {
      if (response === 'late') return [`worker ${slot}: it did not respond in time`];
      return typeof response === 'object' && response.kind === 'prepared' ? response.problems : [];
    });
    const isCommitted = problems.length === 0;
    for (const { send } of workers) send({ kind: 'endReload', id: 0, isCommitted });
    if (!isCommitted) throw new ConfigError('The configuration', [...new Set(problems)]);
  }

  /** Lets all workers show in their metrics that a reload failed. */
  recordFailedReload(): void {
    for (const { send } of this.pool.running) send({ kind: 'reloadFailed' });
  }

  #handle(message: FromWorker, worker: RunningWorker): void {
    if (message.kind === 'prepared' || message.kind === 'metrics') {
      this.#requests.settle(message, worker);
    } else if (message.kind === 'askMetrics') {
      const { id } = message;
      // If it fails, the worker reports that no response came.
      this.#print().then(
        (text) => worker.send({ kind: 'mergedMetrics', id, text }),
        () => {},
      );
    }
  }

  async #print(): Promise<string> {
    const replies = await this.#requests.ask(
      this.pool.running,
      (id) => ({ kind: 'collectMetrics', id }),
      METRICS_TIMEOUT_MS,
    );
    for (const { slot, response } of replies) {
      if (typeof response !== 'object' || response.kind !== 'metrics') continue;
      this.#metrics.set(slot, response.metrics);
    }
    const ended = await this.#ended;
    const workers = [...this.#metrics].map(([slot, metrics]) => ({ slot, metrics }));
    return `${await mergeMetrics(workers, ended)}${this.#describePool()}`;
  }

  #describePool(): string {
    const { running, replaced } = this.pool;
    return [
      '',
      '# HELP roster_workers Workers that are running.',
      '# TYPE roster_workers gauge',
      `roster_workers ${running.length}`,
      '',
      '# HELP roster_workers_replaced_total Workers that were started in place of one that had ended.',
      '# TYPE roster_workers_replaced_total counter',
      `roster_workers_replaced_total ${replaced}`,
      '',
    ].join('\n');
  }

  /** What the worker counted after the metrics were last read is lost. */
  #keepTotals(slot: number): void {
    const last = this.#metrics.get(slot);
    this.#metrics.delete(slot);
    if (last === undefined) return;
    this.#ended = this.#ended.then((ended) => addTotals(ended, last));
  }
}
