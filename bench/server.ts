import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

interface ServerOptions {
  /** The arguments of Node. */
  readonly args: readonly string[];
  readonly port: number;
  /** The file that receives its output. */
  readonly output: string;
  /** A path that responds when the server is ready. */
  readonly readyPath: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server in a process of its own, whose CPU time is measured. */
export class MeasuredServer {
  readonly #child: ChildProcess;
  readonly #pool: Pool;
  readonly #headers: Readonly<Record<string, string>>;

  private constructor(child: ChildProcess, { port, headers = {} }: ServerOptions) {
    this.#child = child;
    this.#pool = new Pool(`http://127.0.0.1:${port}`, { connections: 64 });
    this.#headers = headers;
  }

  static async start(options: ServerOptions): Promise<MeasuredServer> {
    const output = openSync(options.output, 'w');
    const child = spawn(process.execPath, options.args, {
      stdio: ['ignore', output, output],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    closeSync(output);
    const server = new MeasuredServer(child, options);
    await server.#ready(options);
    return server;
  }

  async send(query: string): Promise<string> {
    const response = await this.#pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', ...this.#headers },
      body: JSON.stringify({ query }),
    });
    return response.body.text();
  }

  /** Returns the CPU time so far in ms, of user and system together. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    return (Number(fields?.[11]) + Number(fields?.[12])) * MS_PER_TICK;
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await exited;
    await this.#pool.destroy();
  }

  async #ready({ readyPath, output }: ServerOptions): Promise<void> {
    for (let left = 300; left > 0 && this.#child.exitCode === null; left -= 1) {
      const isReady = await this.#pool.request({ method: 'GET', path: readyPath }).then(
        async ({ body }) => {
          await body.dump();
          return true;
        },
        () => false,
      );
      if (isReady) return;
      await sleep(100);
    }
    throw new Error(`A server did not start: see ${output}.`);
  }
}

/** The clock ticks of `/proc` are hundredths of a second on every common Linux. */
const MS_PER_TICK = 10;
