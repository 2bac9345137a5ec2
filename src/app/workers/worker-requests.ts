import { setTimeout as sleep } from 'node:timers/promises';
import type { FromWorker, ToWorker } from './messages.ts';
import type { RunningWorker } from './worker-pool.ts';

type Response = Extract<FromWorker, { readonly kind: 'prepared' | 'metrics' }>;

/** What a worker responded; `ended` if it ended before, `late` if it did not respond in time. */
export interface WorkerReply {
  readonly slot: number;
  readonly response: Response | 'ended' | 'late';
}

/** Sends requests to workers and matches their responses. */
export class WorkerRequests {
  readonly #pending = new Map<string, (response: Response) => void>();
  #lastId = 0;

  /** Sends one request to each worker, and resolves when all have responded or ended, or the time is over. */
  async ask(
    workers: readonly RunningWorker[],
    toMessage: (id: number) => ToWorker,
    timeoutMs: number,
  ): Promise<readonly WorkerReply[]> {
    this.#lastId += 1;
    const id = this.#lastId;
    const timeout = new AbortController();
    const late = sleep(timeoutMs, 'late' as const, timeout).catch(() => 'late' as const);
    const replies = await Promise.all(
      workers.map(async (worker) => {
        const { slot, ended, send } = worker;
        const { promise, resolve } = Promise.withResolvers<Response>();
        this.#pending.set(`${id} ${slot}`, resolve);
        send(toMessage(id));
        const response = await Promise.race([promise, ended.then(() => 'ended' as const), late]);
        this.#pending.delete(`${id} ${slot}`);
        return { slot, response };
      }),
    );
    timeout.abort();
    return replies;
  }

  /** Passes a response of a worker to the request that it belongs to. A late one has none. */
  settle(response: Response, { slot }: RunningWorker): void {
    this.#pending.get(`${response.id} ${slot}`)?.(response);
  }
}
