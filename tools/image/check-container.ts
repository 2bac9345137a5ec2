import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../../test/support/services/free-port.ts';
import type { Image } from './build-image.ts';
import { startContainer } from './container.ts';
import { attach, type RunningContainer } from './running-container.ts';

const START_MS = 20_000;

/** The time that Docker and Kubernetes are told to wait for the end, in ms. */
const GRACE_MS = 10_000;

/** Starts an image with a read-only root file system and checks what `deploy/README.md` says about it. */
export async function checkContainer(image: Image, report: (line: string) => void): Promise<void> {
  const key = `roster_${randomBytes(32).toString('base64url')}`;
  const port = await findFreePort();
  const environment = { ...image.container.environment, PORT: `${port}` };
  writeConfiguration(image.container.root, key);
  const startedAt = performance.now();
  const child = startContainer(
    { ...image.container, environment, isReadOnly: true, writable: ['/var/lib/roster'] },
    image.command,
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  try {
    const running = await attach(child, environment);
    await waitUntilHealthy(running, image.healthCheck);
    report(`healthy after ${seconds(startedAt)} s, by ${image.healthCheck.join(' ')}`);
    checkProcess(running);
    checkFiles(running);
    await checkResponses(`http://127.0.0.1:${port}`, key);
    report('process 1 of its namespace, user 1000, no capabilities, nothing writable');
    const stoppedAt = performance.now();
    assert.equal(await running.stop('SIGTERM'), 0, 'exit code after SIGTERM');
    assert.ok(performance.now() - stoppedAt < GRACE_MS, 'time after SIGTERM');
    report(`SIGTERM: exit code 0 after ${seconds(stoppedAt)} s`);
  } catch (error) {
    child.kill('SIGKILL');
    throw new Error(`The container printed:\n${output}`, { cause: error });
  }
}

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

function writeConfiguration(root: string, key: string): void {
  const sha256 = createHash('sha256').update(key).digest('hex');
  mkdirSync(join(root, 'etc/roster'), { recursive: true });
  const configuration = {
    access: { mode: 'apiKeys', apiKeys: [{ name: 'a', sha256, scopes: ['users:read'] }] },
    providers: { a: { kind: 'activePlatform', url: 'http://127.0.0.1:9', apiToken: 'demo' } },
    audit: { file: '/var/lib/roster/audit.jsonl', key: randomBytes(32).toString('hex') },
  };
  writeFileSync(join(root, 'etc/roster/roster.yml'), JSON.stringify(configuration));
}

async function waitUntilHealthy(
  running: RunningContainer,
  healthCheck: readonly string[],
): Promise<void> {
  const until = performance.now() + START_MS;
  while (running.execute(healthCheck).code !== 0) {
    assert.ok(performance.now() < until, 'the health check fails');
    await sleep(100);
  }
}

function checkProcess({ pid }: RunningContainer): void {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  assert.match(status, /^Uid:\t1000\t1000\t1000\t1000$/m);
  assert.match(status, /^NSpid:\t\d+\t1$/m, 'process 1');
  for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd'])
    assert.match(status, new RegExp(`^${set}:\t0+$`, 'm'), set);
  assert.match(status, /^NoNewPrivs:\t1$/m);
}

function checkFiles(running: RunningContainer): void {
  for (const path of ['/app/x', '/app/bin/roster.js', '/x', '/usr/local/x', '/etc/x'])
    assert.notEqual(running.execute(['sh', '-c', `: >>${path}`]).code, 0, `${path} can be written`);
  const readable = running.execute(
    'find /app/node_modules/.cache -type f -readable -size +0'.split(' '),
  );
  assert.ok(readable.output.split('\n').length > 500, 'the compile cache is empty or unreadable');
  for (const path of ['node_modules/typescript', 'node_modules/@roster', 'src/main.ts', 'test'])
    assert.notEqual(running.execute(['ls', `/app/${path}`]).code, 0, `${path} is in the image`);
  assert.equal(running.execute(['sh', '-c', 'ls /var/lib/roster/audit.jsonl']).code, 0);
}

async function checkResponses(url: string, key: string): Promise<void> {
  const post = (headers: Readonly<Record<string, string>>) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ providers { id } }' }),
    });
  assert.equal((await post({})).status, 401);
  const response = await post({ authorization: `Bearer ${key}` });
  assert.deepEqual(await response.json(), { data: { providers: [{ id: 'a' }] } });
  const page = await fetch(`${url}/graphiql`);
  assert.match(await page.text(), /\/graphiql\/assets\/[\w-]+\.js/, 'GraphiQL is not built');
}
