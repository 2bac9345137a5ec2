import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import { update } from '../clients/graphql.ts';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { findFreePort } from '../services/free-port.ts';
import { type SimulatorProcess, startSimulatorProcess } from '../services/simulator-process.ts';
import { requireText } from '../values/json-property.ts';
import { type Finished, startRoster } from './roster-process.ts';

/** Shared by all replicas, and not in the store. */
const STORE_KEY = 'a long enough key, shared by all replicas';

/** The time within which a replica must use its store, in ms: this machine may be busy. */
const STORE_READY_MS = 20_000;

/** Equal gateways over one store and the same simulators, each of them in a process of its own. */
export interface Replicas extends AsyncDisposable {
  /** The URLs of the replicas. A replica that is started again has the same. */
  readonly urls: readonly string[];
  readonly simulators: SimulatorProcess;
  /** Returns the URL of an API of the simulators: `onapp`, or `vms.admin`. */
  readonly apiUrl: (api: string) => string;
  /** Ends one replica by a signal, and waits until it has exited. */
  readonly stop: (replica: number, signal: NodeJS.Signals) => Promise<Finished>;
  /** Starts a replica again, and waits until it listens. */
  readonly start: (replica: number) => Promise<void>;
}

interface ReplicaOptions {
  readonly count?: number;
  /** Where the store is, as in the section `store` of a `roster.yml`. */
  readonly store: Readonly<Record<string, unknown>>;
  /** Sections of the configuration beside `providers` and `store`. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Starts replicas and waits until all of them use the store. */
export async function startReplicas(options: ReplicaOptions): Promise<Replicas> {
  await using starting = new AsyncDisposableStack();
  const folder = starting.use(createTemporaryFolder());
  const simulators = starting.use(await startSimulatorProcess());
  const { providers } = simulators;
  const { count = 3, store, settings } = options;
  const configuration = {
    log: { level: 'error' },
    ...settings,
    store: { ...store, key: STORE_KEY },
    providers,
  };
  const config = folder.write('roster.yml', stringify(configuration));
  const ports: number[] = [];
  for (let i = 0; i < count; i += 1) ports.push(await findFreePort());
  const start = (port: number) =>
    startRoster({ args: ['start', '--config', config], environment: { PORT: `${port}` } });
  const started = await Promise.allSettled(ports.map(start));
  const processes = started.flatMap((result, i) =>
    result.status === 'fulfilled' ? [{ port: ports[i] ?? 0, process: result.value }] : [],
  );
  for (const holder of processes) starting.defer(() => holder.process[Symbol.asyncDispose]());
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
  const find = (replica: number) => {
    const found = processes[replica];
    if (found === undefined) throw new Error(`There is no replica ${replica}.`);
    return found;
  };
  const urls = processes.map(({ process }) => process.url);
  await Promise.all(urls.map(untilStoreReady));
  const running = starting.move();
  return {
    urls,
    simulators,
    apiUrl: (api) => requireText(providers, `${api}.url`),
    stop: (replica, signal) => find(replica).process.stop(signal),
    start: async (replica) => {
      const found = find(replica);
      found.process = await start(found.port);
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/** A user that no drill changes otherwise. */
const SPARE = { onApp: { id: 'onapp/user/47', firstName: 'Ready' } };

/** Waits until a replica can use its store, to which it connects in the background. */
export async function untilStoreReady(url: string): Promise<void> {
  const deadline = performance.now() + STORE_READY_MS;
  while ((await update(url, SPARE, randomUUID())).code === 'STORE_UNAVAILABLE') {
    if (performance.now() > deadline) throw new Error('The store cannot be used.');
    await sleep(50);
  }
}
