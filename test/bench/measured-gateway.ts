import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../support/services/free-port.ts';

/** One gateway in its own process, whose CPU time is measured. */
export class MeasuredGateway {
  readonly #child: ChildProcess;
  readonly #url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.#url = url;
  }

  /**
   * Starts the gateway of a checkout, with one VMS.
   *
   * @param checkout the folder of the checkout.
   * @param folder for its configuration.
   */
  static async start(checkout: string, folder: string, upstream: string): Promise<MeasuredGateway> {
    const port = await findFreePort();
    const config = join(folder, `${port}.yml`);
    writeFileSync(config, configuration(port, upstream));
    const entry = join(checkout, 'bin/roster.js');
    const child = spawn(process.execPath, [entry, 'start', '--config', config], {
      stdio: 'ignore',
    });
    const gateway = new MeasuredGateway(child, `http://127.0.0.1:${port}`);
    await gateway.#ready();
    return gateway;
  }

  async query(query: string): Promise<string> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.text();
  }

  /** Returns the CPU time so far in ms, of user and system together. */
  cpuMs(): number {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ');
    return (Number(fields?.[11]) + Number(fields?.[12])) * MS_PER_TICK;
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill();
    await exited;
  }

  async #ready(): Promise<void> {
    for (let left = 1200; left > 0; left -= 1) {
      const isReady = await this.query('{ __typename }').then(
        () => true,
        () => false,
      );
      if (isReady) return;
      await delay(100);
    }
    throw new Error('The gateway did not start.');
  }
}

/** The clock ticks of `/proc` are hundredths of a second on every common Linux. */
const MS_PER_TICK = 10;

const configuration = (port: number, upstream: string) => `
server: { host: 127.0.0.1, port: ${port} }
access: { mode: open }
limits: { upstreamCalls: 0 }
providers:
  vms:
    kind: vms
    timeZone: Europe/Minsk
    admin: { url: "${upstream}", token: token }
`;
