import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Router } from '../../graphql/federation/router-suite.ts';
import { startRouterProcess } from '../../support/federation/router-process.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { findFreePort } from '../../support/services/free-port.ts';

const SCRIPT = fileURLToPath(new URL('serve.mjs', import.meta.url));
const PACKAGE = new URL('node_modules/@apollo/gateway', import.meta.url);
const WATCH = new URL('../../support/upstreams/connected-hosts.ts', import.meta.url).href;

/** Starts Apollo Gateway in a process of its own, on a free loopback port. */
export async function startApolloGateway(supergraph: string): Promise<Router> {
  if (!existsSync(PACKAGE)) throw new Error('First: npm ci --prefix test/routers/apollo');
  await using started = new AsyncDisposableStack();
  const folder = started.use(createTemporaryFolder());
  const file = folder.write('supergraph.graphql', supergraph);
  const hosts = `${folder.path}/hosts`;
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  started.use(
    await startRouterProcess({
      command: process.execPath,
      args: [SCRIPT, file, String(port)],
      folder: folder.path,
      env: {
        // Otherwise it sends telemetry to its vendor and queries cloud metadata services.
        APOLLO_TELEMETRY_DISABLED: 'true',
        NODE_OPTIONS: `--import=${WATCH}`,
        ASKED_HOSTS_FILE: hosts,
      },
      readyUrl: `${url}/?query=%7B__typename%7D`,
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
