import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../../test/support/services/free-port.ts';
import { attempt, type Failures } from '../failures.ts';
import { ONE_USER } from '../operations.ts';
import { configureRoster } from './configure-roster.ts';
import { MeasuredServer, type ServerOptions } from './measured-server.ts';
import { composeForHive, installPeer } from './peers.ts';
import { type ServerName, toBody } from './request-body.ts';

/** Where a server is started. */
interface Place {
  readonly folder: string;
  readonly port: number;
  readonly upstream: string;
  /** The URL of a store, for `cached`. */
  readonly store: string | undefined;
}

type Command = Pick<ServerOptions, 'args' | 'clientHeaders'>;

const script = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

const COMMANDS: Readonly<Record<ServerName, (place: Place) => Command>> = {
  proxy: ({ port, upstream }) => ({ args: [script('proxy.ts'), String(port), upstream] }),
  handler: ({ port, upstream }) => ({ args: [script('handler.ts'), String(port), upstream] }),
  roster: ({ folder, port, upstream }) => configureRoster(folder, port, upstream),
  cached: ({ folder, port, upstream, store }) => configureRoster(folder, port, upstream, store),
  apollo: ({ port, upstream }) => ({
    args: [join(installPeer('apollo'), 'server.js'), String(port), upstream],
  }),
  hive: ({ folder, port, upstream }) => ({
    args: [
      join(installPeer('hive'), 'node_modules/.bin/hive-gateway'),
      'supergraph',
      composeForHive(folder, port, upstream),
      '--host=127.0.0.1',
      `--port=${port}`,
    ],
  }),
};

/** The folders in use, which are removed when the bench ends in any way. */
const folders = new Set<string>();
process.on('exit', () => folders.forEach(removeFolder));

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
}

/** Servers of one upstream, which end with the fleet. */
export interface Fleet extends AsyncDisposable {
  /** In the order of their names; without those that did not start. */
  readonly servers: readonly MeasuredServer[];
  /** Returns the number of calls at the upstream so far. */
  readonly countCalls: () => Promise<number>;
}

/** How a fleet differs from that of the measurement of CPU time. */
interface FleetOptions {
  /** How long the upstream takes for a response, in ms. */
  readonly delayMs?: number;
  /** Further arguments of Node, for each server. */
  readonly nodeArgs?: readonly string[];
  /** The URL of the store of `cached`. */
  readonly store?: string | undefined;
}

/** Starts an upstream and servers. A server that does not start is recorded as failed. */
export async function startFleet(
  names: readonly ServerName[],
  failures: Failures,
  { delayMs = 0, nodeArgs = [], store }: FleetOptions = {},
): Promise<Fleet> {
  await using started = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'));
  folders.add(folder);
  started.defer(() => removeFolder(folder));
  const start = async (options: Omit<ServerOptions, 'home' | 'output'>) =>
    started.use(
      await MeasuredServer.start({
        ...options,
        home: folder,
        output: join(folder, `${options.name}.log`),
      }),
    );
  const upstreamPort = await findFreePort();
  const upstream = await start({
    name: 'upstream',
    port: upstreamPort,
    args: [script('upstream.ts'), String(upstreamPort), String(delayMs)],
    toBody: () => '',
  });
  const url = `http://127.0.0.1:${upstreamPort}`;
  const servers: MeasuredServer[] = [];
  for (const name of names) {
    const server = await attempt(failures, name, async () => {
      const port = await findFreePort();
      const { args, ...command } = COMMANDS[name]({ folder, port, upstream: url, store });
      return start({
        ...command,
        name,
        port,
        args: [...nodeArgs, ...args],
        toBody: (operation, n) => toBody(name, operation, n),
        readyOperation: ONE_USER.name,
      });
    });
    if (server !== undefined) servers.push(server);
  }
  const running = started.move();
  return {
    servers,
    countCalls: async () => Number(await upstream.get('/calls')),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
