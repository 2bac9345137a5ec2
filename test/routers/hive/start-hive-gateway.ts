import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Router } from '../../graphql/federation/router-suite.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { findFreePort } from '../../support/services/free-port.ts';

const COMMAND = fileURLToPath(new URL('node_modules/.bin/hive-gateway', import.meta.url));
const WATCH = new URL('../../support/upstreams/connected-hosts.ts', import.meta.url).href;
const START_MS = 60_000;
const STOP_MS = 5000;

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Starts Hive Gateway in a process of its own, on a free loopback port. */
export async function startHiveGateway(supergraphSdl: string): Promise<Router> {
  if (!existsSync(COMMAND)) throw new Error('First: npm ci --prefix test/routers/hive');
  await using started = new AsyncDisposableStack();
  const folder = started.use(createTemporaryFolder());
  const supergraph = folder.write('supergraph.graphql', supergraphSdl);
  const hosts = `${folder.path}/hosts`;
  const port = await findFreePort();
  const child = launch(folder.path, hosts, [
    'supergraph',
    supergraph,
    '--host=127.0.0.1',
    `--port=${port}`,
  ]);
  started.defer(() => stop(child));
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([untilItAnswers(url), untilItFails(child)]);
  const running = started.move();
  return {
    url,
    askedHosts: () => readFileSync(hosts, 'utf8').trimEnd().split('\n'),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

/**
 * Starts the process without any environment variable that could make it report to another host.
 */
function launch(folder: string, hosts: string, args: readonly string[]): Child {
  return spawn(process.execPath, [COMMAND, ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      NODE_OPTIONS: `--import=${WATCH}`,
      ASKED_HOSTS_FILE: hosts,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function untilItAnswers(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${url}/readiness`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error('Hive Gateway was not ready in time.');
}

/**
 * Rejects when the process ends. Reads its streams to the end, because a full pipe would block it.
 */
async function untilItFails({ stdout, stderr }: Child): Promise<never> {
  const output = await Promise.all([text(stdout), text(stderr)]);
  throw new Error(`Hive Gateway ended: ${output.join('\n')}`);
}

async function stop(child: Child): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'close');
  child.kill('SIGTERM');
  const options = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(options);
}
