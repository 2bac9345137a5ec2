import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Dispatcher, errors, Pool } from 'undici';

const START_MS = 60_000;
const POLL_MS = 5;

/** How a server is started, and what is sent to it. */
export interface ServerOptions {
  readonly name: string;
  /** The arguments of Node. */
  readonly args: readonly string[];
  readonly port: number;
  /** The file that receives its output. */
  readonly output: string;
  /** The home directory of the process. */
  readonly home: string;
  /** The headers of each client; clients with a higher number have those of the first ones again. */
  readonly clientHeaders?: readonly Readonly<Record<string, string>>[];
  /** Returns the body of the n-th request of an operation. */
  readonly toBody: (operation: string, n: number) => string;
  /** The operation whose first response shows that the server is ready; if absent, `GET /` is sent. */
  readonly readyOperation?: string;
}

/** The processes that run, so that none is left when the bench ends in any way. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** A server in a process of its own, which is measured. */
export class MeasuredServer implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #pool: Pool;
  readonly #options: ServerOptions;
  #sent = 0;
  /** The time from the start of the process to the first response with status 200, in ms. */
  startMs = Number.NaN;

  private constructor(child: ChildProcess, options: ServerOptions) {
    this.#child = child;
    this.#pool = new Pool(`http://127.0.0.1:${options.port}`, { connections: 64 });
    this.#options = options;
  }

  /** @throws {Error} if the server is not ready within a minute; its output is in the message. */
  static async start(options: ServerOptions): Promise<MeasuredServer> {
    const startedAt = performance.now();
    const output = openSync(options.output, 'w');
    const child = spawn(process.execPath, options.args, {
      stdio: ['ignore', output, output, 'ipc'],
      // Nothing of this shell's environment makes a server report to another host.
      env: { PATH: process.env['PATH'], HOME: options.home, NODE_ENV: 'production' },
    });
    closeSync(output);
    running.add(child);
    const server = new MeasuredServer(child, options);
    try {
      await server.#ready(startedAt + START_MS);
    } catch (error) {
      await server[Symbol.asyncDispose]();
      throw error;
    }
    server.startMs = performance.now() - startedAt;
    return server;
  }

  get name(): string {
    return this.#options.name;
  }

  get pid(): number {
    return this.#child.pid ?? Number.NaN;
  }

  /**
   * Sends an operation with other ids than the requests before.
   *
   * @param client the number of the client, from 0.
   * @throws {Error} if the operation fails.
   */
  async send(operation: string, client = 0): Promise<string> {
    this.#sent += 1;
    return this.sendWithIds(operation, this.#sent, client);
  }

  /** Sends an operation with the n-th ids. @throws {Error} if the operation fails. */
  async sendWithIds(operation: string, n: number, client = 0): Promise<string> {
    const { toBody, clientHeaders = [{}], name } = this.#options;
    const response = await this.#request({
      method: 'POST',
      path: '/graphql',
      headers: {
        'content-type': 'application/json',
        ...clientHeaders[client % clientHeaders.length],
      },
      body: toBody(operation, n),
    });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.includes('"errors"') || text.includes('Problem"')) {
      throw new Error(`${name}, ${operation}: ${response.statusCode} ${text.slice(0, 500)}`);
    }
    return text;
  }

  /** Returns the text of a resource. */
  async get(path: string): Promise<string> {
    const { body } = await this.#request({ method: 'GET', path });
    return body.text();
  }

  /** An idle connection may be closed by the server while a request is sent on it: that is no failure. */
  async #request(options: Dispatcher.RequestOptions): Promise<Dispatcher.ResponseData> {
    try {
      return await this.#pool.request(options);
    } catch (error) {
      if (!(error instanceof errors.SocketError)) throw error;
      return this.#pool.request(options);
    }
  }

  /** Sends a message to a module that `--import` loaded into the process, and returns its response. */
  async ask<Answer = number>(message: string): Promise<Answer> {
    const response = new Promise<Answer>((resolve) => this.#child.once('message', resolve));
    this.#child.send(message);
    return response;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    const exited = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    if (exitCode === null && signalCode === null) await exited;
    running.delete(this.#child);
    await this.#pool.destroy();
  }

  async #ready(untilMs: number): Promise<void> {
    const { readyOperation, output, name } = this.#options;
    let failure: unknown;
    while (performance.now() < untilMs && this.#child.exitCode === null) {
      try {
        await (readyOperation === undefined ? this.get('/') : this.sendWithIds(readyOperation, 0));
        return;
      } catch (error) {
        failure = error;
      }
      await sleep(POLL_MS);
    }
    const text = readFileSync(output, 'utf8').slice(-1000);
    throw new Error(`${name} did not start: ${failure} ${text}`.trim());
  }
}
