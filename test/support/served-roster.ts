import { type RosterProcess, startRoster } from './roster-process.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** What somebody sets who serves others: nothing that helps to look around. */
const CLOSED = 'server: { port: 0, graphiql: false, introspection: false }';

/** A gateway in a process of its own, over a provider that nobody can reach. */
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
