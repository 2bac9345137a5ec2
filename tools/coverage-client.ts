import { once } from 'node:events';
import type { Profiler } from 'node:inspector';

/** Reads the precise coverage of a process that was started with `--inspect`. */
export class CoverageClient implements Disposable {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** @param url the address that the process prints: `ws://127.0.0.1:9229/…`. */
  static async connect(url: string): Promise<CoverageClient> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    const client = new CoverageClient(socket);
    await client.#post('Profiler.enable');
    await client.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    return client;
  }

  /** Returns what ran since the last take. */
  async take(): Promise<readonly Profiler.ScriptCoverage[]> {
    const result = await this.#post('Profiler.takePreciseCoverage');
    return (result as Profiler.TakePreciseCoverageReturnType).result;
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  async #post(method: string, params: object = {}): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#socket.send(JSON.stringify({ id, method, params }));
    for (;;) {
      const [event] = await once(this.#socket, 'message');
      const message = JSON.parse(event.data);
      if (message.error !== undefined) throw new Error(`${method}: ${message.error.message}`);
      if (message.id === id) return message.result;
    }
  }
}
