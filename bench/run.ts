import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../test/support/services/free-port.ts';
import { measure } from './measure.ts';
import { OPERATIONS } from './operations.ts';
import { MeasuredServer } from './server.ts';
import { toTable } from './table.ts';

/*
 * `npm run bench`: the CPU time per operation of the gateway, with everything on that production
 * has, of a bare proxy and of Apollo Server with datasource-rest, in turns.
 */

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PEER = join(HERE, 'peers/apollo');
const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'));
const output = (name: string) => join(folder, `${name}.log`);

async function startUpstream(port: number): Promise<MeasuredServer> {
  const args = [join(HERE, 'upstream.ts'), String(port)];
  return MeasuredServer.start({ args, port, output: output('upstream'), readyPath: '/' });
}

async function startGateway(upstream: string): Promise<MeasuredServer> {
  const port = await findFreePort();
  const key = `roster_${randomBytes(32).toString('base64url')}`;
  const sha256 = createHash('sha256').update(key).digest('hex');
  const config = join(folder, 'roster.yml');
  writeFileSync(
    config,
    JSON.stringify({
      server: { host: '127.0.0.1', port },
      access: {
        mode: 'apiKeys',
        apiKeys: [{ name: 'bench', sha256, scopes: ['users:read', 'users:write'] }],
      },
      limits: {
        perCaller: {
          inFlight: 0,
          perMinute: 0,
          mutationsPerMinute: 0,
          mutationsPerTargetPerMinute: 0,
        },
      },
      audit: { file: join(folder, 'audit.jsonl'), key: 'k'.repeat(32) },
      providers: {
        vms: {
          kind: 'vms',
          timeZone: 'Europe/Minsk',
          admin: { url: `${upstream}/vms`, token: 'token' },
        },
        platform: { kind: 'activePlatform', url: `${upstream}/platform`, apiToken: 'token' },
        panel: { kind: 'onApp', url: `${upstream}/panel`, username: 'user', password: 'password' },
      },
    }),
  );
  const args = [join(HERE, '../bin/roster.js'), 'start', '--config', config];
  const headers = { authorization: `Bearer ${key}` };
  return MeasuredServer.start({
    args,
    port,
    headers,
    output: output('gateway'),
    readyPath: '/health/ready',
  });
}

async function startProxy(upstream: string): Promise<MeasuredServer> {
  const port = await findFreePort();
  const args = [join(HERE, 'proxy.ts'), String(port), upstream];
  return MeasuredServer.start({ args, port, output: output('proxy'), readyPath: '/' });
}

async function startApollo(upstream: string): Promise<MeasuredServer> {
  if (!existsSync(join(PEER, 'node_modules'))) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PEER, stdio: 'inherit' });
  }
  const port = await findFreePort();
  const args = [join(PEER, 'server.js'), String(port), upstream];
  return MeasuredServer.start({ args, port, output: output('apollo'), readyPath: '/' });
}

const upstreamPort = await findFreePort();
const url = `http://127.0.0.1:${upstreamPort}`;
const upstream = await startUpstream(upstreamPort);
const servers = {
  proxy: await startProxy(url),
  roster: await startGateway(url),
  apollo: await startApollo(url),
};
try {
  const rows = [];
  for (const operation of OPERATIONS) rows.push(await measure(operation, servers));
  const table = toTable(rows);
  process.stdout.write(table);
  mkdirSync(join(HERE, 'results'), { recursive: true });
  writeFileSync(join(HERE, 'results/latest.md'), table);
} finally {
  await Promise.all([...Object.values(servers), upstream].map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
}
