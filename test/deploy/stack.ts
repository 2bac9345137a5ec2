import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../support/files/sources.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { findFreePort } from '../support/services/free-port.ts';
import { sendJson, startHttpServer } from '../support/upstreams/http-server.ts';

/** The processes of the compose file, except Grafana, started from its files without containers. */
export interface Stack extends AsyncDisposable {
  readonly replicas: readonly RosterProcess[];
  readonly nginx: string;
  readonly prometheus: string;
  /** The key of the caller `desk`. */
  readonly key: string;
}

const START_MS = 20_000;

/** Starts them with the names of containers replaced by ports of this machine, and the paths by those of a folder. */
export async function startStack(): Promise<Stack> {
  await using started = new AsyncDisposableStack();
  const folder = started.use(createTemporaryFolder());
  const provider = started.use(
    await startHttpServer((response) => sendJson(response, 200, { id: 1 })),
  );
  const ports = await Promise.all(Array.from({ length: 5 }, findFreePort));
  const [redis = 0, one = 0, two = 0, nginx = 0, prometheus = 0] = ports;
  cpSync(join(ROOT, 'deploy/compose'), folder.path, { recursive: true });
  execFileSync('sh', [join(folder.path, 'create-secrets.sh')], { stdio: 'pipe' });
  folder.write('secrets/active_platform_token', 'token');
  const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');
  const adapt = (name: string, ...replacements: readonly (readonly [string, string])[]) =>
    folder.write(
      name,
      replacements.reduce((text, [from, to]) => text.replaceAll(from, to), read(name)),
    );
  const run = (command: string, ...args: readonly string[]) => {
    const child = spawn(command, args, { stdio: 'ignore', cwd: folder.path });
    started.defer(() => end(child));
  };

  adapt('secrets/store_url', ['redis:6379', `127.0.0.1:${redis}`]);
  run('redis-server', 'secrets/redis.conf', '--port', `${redis}`, '--bind', '127.0.0.1');

  const config = adapt('config/roster.yml', ['/run/', `${folder.path}/`]);
  const variables = Object.fromEntries(
    [...read('.env').matchAll(/^(\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const replicas: RosterProcess[] = [];
  for (const port of [one, two]) {
    const environment = {
      ...variables,
      HOST: '127.0.0.1',
      PORT: `${port}`,
      ACTIVE_PLATFORM_URL: provider.url,
      AUDIT_FILE: `${folder.path}/audit-${port}.jsonl`,
    };
    replicas.push(
      started.use(await startRoster({ args: ['start', '--config', config], environment })),
    );
  }

  const names = [
    ['roster-1:4000', `127.0.0.1:${one}`],
    ['roster-2:4000', `127.0.0.1:${two}`],
  ] as const;
  const proxy = adapt(
    'nginx.conf',
    ...names,
    ['/tmp/', `${folder.path}/`],
    ['listen 8080', `listen 127.0.0.1:${nginx}`],
    ['/dev/stdout', `${folder.path}/access.log`],
    ['/dev/stderr', `${folder.path}/error.log`],
  );
  execFileSync('nginx', ['-t', '-c', proxy, '-e', `${folder.path}/error.log`], { stdio: 'pipe' });
  run('nginx', '-c', proxy, '-e', `${folder.path}/error.log`, '-g', 'daemon off;');

  cpSync(join(ROOT, 'deploy/helm/roster/files/alerts.yml'), join(folder.path, 'alerts.yml'));
  const scrapes = adapt(
    'prometheus.yml',
    ...names,
    ['/etc/prometheus/', `${folder.path}/`],
    ['/run/', `${folder.path}/`],
    ['15s', '1s'],
  );
  run(
    'prometheus',
    `--config.file=${scrapes}`,
    `--storage.tsdb.path=${folder.path}/tsdb`,
    `--web.listen-address=127.0.0.1:${prometheus}`,
  );
  const stack = {
    replicas,
    nginx: `http://127.0.0.1:${nginx}`,
    prometheus: `http://127.0.0.1:${prometheus}`,
    key: read('secrets/desk_key'),
  };
  await waitFor(() => fetch(`${stack.nginx}/`).then(() => true));
  await waitFor(() => fetch(`${stack.prometheus}/-/ready`).then(({ ok }) => ok));
  const running = started.move();
  return { ...stack, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

/** Waits until a check returns true. A check that throws has not succeeded yet. */
export async function waitFor(check: () => Promise<boolean>): Promise<void> {
  const until = performance.now() + START_MS;
  while (!(await check().catch(() => false))) {
    if (performance.now() > until) throw new Error(`not true in time: ${check}`);
    await sleep(100);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
