import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { findFreePort } from './free-port.ts';

/**
 * Why tests with a Redis server are skipped; false if they are not. With `ROSTER_NO_SKIPS=1` a skip
 * is a failure.
 */
export const NO_REDIS = reasonToSkip();

function reasonToSkip(): string | false {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  if (folders.some((folder) => existsSync(join(folder, 'redis-server')))) return false;
  const reason = 'redis-server not found: install it to run this test';
  if (process.env['ROSTER_NO_SKIPS'] === '1') throw new Error(reason);
  return reason;
}

/** A Redis server of the test's own, whose records outlive its process. */
export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  /** Kills it at once, as a crash would. */
  readonly kill: () => Promise<void>;
  /** Accepts connections and sends no response until it is killed. */
  readonly freeze: () => void;
  /** Restarts it with the records that it had. */
  readonly restart: () => Promise<void>;
  /** Returns all its keys and values. */
  readonly dump: () => Promise<string>;
}

/**
 * @param users ACL rules by name, in addition to the default one that allows everything: `on
 * >PASSWORD ~* &* +@all`.
 */
export async function startRedisServer(
  users: Readonly<Record<string, string>> = {},
): Promise<RedisServer> {
  const folder = createTemporaryFolder();
  const port = await findFreePort();
  let server = await launch(port, folder.path, users);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    freeze: () => server.kill('SIGSTOP'),
    restart: async () => {
      server = await launch(port, folder.path, users);
    },
    dump: () => dumpAll(port),
    [Symbol.asyncDispose]: async () => {
      await kill();
      folder[Symbol.dispose]();
    },
  };
}

async function launch(
  port: number,
  folder: string,
  users: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'always',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const rules = Object.entries(users).flatMap(([name, rule]) => [
    '--user',
    name,
    ...rule.split(' '),
  ]);
  const server = spawn('redis-server', [...args, '--save', '', ...rules], { stdio: 'ignore' });
  await once(server, 'spawn');
  while (!(await responses(port))) {
    if (server.exitCode !== null) throw new Error('redis-server ended.');
    await sleep(20);
  }
  return server;
}

async function responses(port: number): Promise<boolean> {
  try {
    return (await ask(port, 'PING\r\n')).startsWith('+PONG');
  } catch {
    return false;
  }
}

async function dumpAll(port: number): Promise<string> {
  const keys = (await ask(port, 'KEYS *\r\n')).split('\r\n').filter((line) => /^\w+:/.test(line));
  const values = await Promise.all(keys.map((key) => ask(port, `GET ${key}\r\n`)));
  return [...keys, ...values].join('\n');
}

/**
 * Sends one command and returns its response, which the test keeps short enough to arrive in one
 * piece.
 */
async function ask(port: number, command: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write(command);
    const [response] = await once(socket, 'data');
    return String(response);
  } finally {
    socket.destroy();
  }
}
