import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { type RosterProcess, startRoster } from './roster-process.ts';

/** The settings of an operator who serves other callers: without introspection and GraphiQL. */
const CLOSED = 'server: { port: 0, graphiql: false, introspection: false }';

/** Starts a gateway in a process of its own, over a provider that is unreachable. */
export async function startServed(nodeEnv: string, server = CLOSED): Promise<RosterProcess> {
  using folder = createTemporaryFolder();
  const config = folder.write(
    'roster.yml',
    `${server}
providers: { a: { kind: activePlatform, url: "http://127.0.0.1:1", apiToken: x } }
`,
  );
  // It has read its configuration when it listens.
  return await startRoster({
    args: ['start', '--config', config],
    environment: { NODE_ENV: nodeEnv },
  });
}
