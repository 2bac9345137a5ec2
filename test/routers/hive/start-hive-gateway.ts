import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Router } from '../../graphql/federation/router-suite.ts';
import { startRouterProcess } from '../../support/federation/router-process.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { findFreePort } from '../../support/services/free-port.ts';

const COMMAND = fileURLToPath(new URL('node_modules/.bin/hive-gateway', import.meta.url));
const WATCH = new URL('../../support/upstreams/connected-hosts.ts', import.meta.url).href;

/**
 * Starts Hive Gateway in a process of its own, on a free loopback port.
 *
 * @param flags arguments of its command line, such as `--hive-router-runtime`.
 */
export async function startHiveGateway(
  supergraph: string,
  flags: readonly string[] = [],
): Promise<Router> {
  if (!existsSync(COMMAND)) throw new Error('First: npm ci --prefix test/routers/hive');
  await using started = new AsyncDisposableStack();
  const folder = started.use(createTemporaryFolder());
  const file = folder.write('supergraph.graphql', supergraph);
  const hosts = `${folder.path}/hosts`;
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [COMMAND, 'supergraph', file, '--host=127.0.0.1', `--port=${port}`, ...flags];
  started.use(
    await startRouterProcess({
      command: process.execPath,
      args,
      folder: folder.path,
      env: { NODE_OPTIONS: `--import=${WATCH}`, ASKED_HOSTS_FILE: hosts },
      readyUrl: `${url}/readiness`,
    }),
  );
  const running = started.move();
  return {
    url,
    supergraph,
    askedHosts: () => readFileSync(hosts, 'utf8').trimEnd().split('\n'),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
