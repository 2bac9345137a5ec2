import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@redis/client';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { findFreePort } from './free-port.ts';

/** A process of redis-server for tests of failovers, clusters and TLS. Its records end with it. */
export interface StoreProcess extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  /** Sends one command and returns its response. */
  readonly ask: (...command: string[]) => Promise<unknown>;
  readonly kill: () => Promise<void>;
}

/** A duplicate takes no time; `createClient` generates a class each time. */
const TEMPLATE = createClient();

/**
 * Starts a process and waits until it responds.
 *
 * @param settings lines of redis.conf, after the port; a file, because Sentinels write to theirs.
 * @param mode arguments after the file, such as `--sentinel`.
 */
export async function startStoreProcess(
  settings: (port: number) => readonly string[] = () => [],
  { mode = [], tls }: { readonly mode?: readonly string[]; readonly tls?: object } = {},
): Promise<StoreProcess> {
  const folder = createTemporaryFolder();
  const port = await findFreePort();
  const file = `${folder.path}/redis.conf`;
  const base = ['bind 127.0.0.1', `dir ${folder.path}`, 'save ""'];
  writeFileSync(file, [...base, ...settings(port)].join('\n'));
  const child = spawn('redis-server', [file, ...mode], { stdio: 'ignore' });
  await once(child, 'spawn');
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  const ask = async (...command: string[]) => {
    const client = TEMPLATE.duplicate({
      socket: { host: '127.0.0.1', port, reconnectStrategy: false, ...(tls && { ...tls }) },
    });
    client.on('error', () => {});
    await client.connect();
    try {
      return await client.sendCommand(command);
    } finally {
      client.destroy();
    }
  };
  for (;;) {
    if (child.exitCode !== null) throw new Error('redis-server ended.');
    try {
      await ask('PING');
      break;
    } catch {
      await sleep(20);
    }
  }
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    ask,
    kill,
    [Symbol.asyncDispose]: async () => {
      await kill();
      folder[Symbol.dispose]();
    },
  };
}

/** Starts a server that listens without TLS. */
export const startPlain = (...settings: readonly string[]) =>
  startStoreProcess((port) => [`port ${port}`, ...settings]);

/** Starts a Sentinel that watches a master under the name `roster`. */
export const startSentinel = (master: StoreProcess) =>
  startStoreProcess(
    (port) => [
      `port ${port}`,
      `sentinel monitor roster 127.0.0.1 ${master.port} 1`,
      'sentinel down-after-milliseconds roster 500',
      'sentinel failover-timeout roster 2000',
    ],
    { mode: ['--sentinel'] },
  );

/** Starts a cluster of two masters, which have half of the slots each. */
export async function startTwoMasters() {
  const nodes: StoreProcess[] = [];
  for (let index = 0; index < 2; index += 1) {
    const bus = await findFreePort();
    nodes.push(await startPlain('cluster-enabled yes', `cluster-port ${bus}`));
  }
  const [first, second] = nodes;
  if (first === undefined || second === undefined) throw new Error('There are no nodes.');
  await first.ask('CLUSTER', 'ADDSLOTSRANGE', '0', '8191');
  await second.ask('CLUSTER', 'ADDSLOTSRANGE', '8192', '16383');
  const [, bus = ''] = /@(\d+)/.exec(String(await second.ask('CLUSTER', 'NODES'))) ?? [];
  await first.ask('CLUSTER', 'MEET', '127.0.0.1', `${second.port}`, bus);
  for (const node of nodes) {
    while (!String(await node.ask('CLUSTER', 'INFO')).includes('cluster_state:ok')) await sleep(20);
  }
  return {
    first,
    second,
    [Symbol.asyncDispose]: async () => {
      for (const node of nodes) await node[Symbol.asyncDispose]();
    },
  };
}
