import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Router } from '../../graphql/federation/router-suite.ts';
import { type Subgraph, toSdl } from '../../support/federation/compose.ts';
import { watchSockets } from '../../support/federation/process-sockets.ts';
import { startRouterProcess } from '../../support/federation/router-process.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { findFreePort } from '../../support/services/free-port.ts';

const COMMAND = fileURLToPath(
  new URL('node_modules/@grafbase/cli-x86_64-unknown-linux-musl/grafbase', import.meta.url),
);

/** Composes the subgraphs, and starts the gateway of Grafbase on a free loopback port. */
export async function startGrafbase(subgraphs: readonly Subgraph[]): Promise<Router> {
  if (!existsSync(COMMAND)) throw new Error('First: npm ci --prefix test/routers/grafbase');
  await using started = new AsyncDisposableStack();
  const folder = started.use(createTemporaryFolder());
  const sections = subgraphs.map((subgraph) => {
    const file = folder.write(`${subgraph.name}.graphql`, toSdl(subgraph));
    return `[subgraphs.${subgraph.name}]\nurl = "${subgraph.url}"\nschema_path = "${file}"\n`;
  });
  const config = folder.write('grafbase.toml', sections.join('\n'));
  const supergraph = execFileSync(COMMAND, ['compose', '--config', config], {
    cwd: folder.path,
    env: { HOME: folder.path },
    encoding: 'utf8',
  });
  const address = `127.0.0.1:${await findFreePort()}`;
  const { pid } = started.use(
    await startRouterProcess({
      command: COMMAND,
      args: ['dev', '--config', config, '--listen-address', address],
      folder: folder.path,
      readyUrl: `http://${address}/health`,
    }),
  );
  const sockets = started.use(watchSockets(pid));
  const running = started.move();
  return {
    url: `http://${address}`,
    supergraph,
    askedHosts: sockets.hosts,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}
