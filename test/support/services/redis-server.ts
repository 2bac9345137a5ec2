import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createTemporaryFolder } from '../files/temporary-folder.ts';
import { findFreePort } from './free-port.ts';
import { launchRedis, type RedisProcess } from './redis-process.ts';

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
export interface RedisServer extends RedisProcess {
  readonly port: number;
  readonly url: string;
  /** Returns all its keys and values. */
  readonly dump: () => Promise<string>;
}

/**
 * @param users ACL rules by name, in addition to the default one that allows everything: `on
 * >PASSWORD ~* &* +@all`.
 * @param settings of `redis.conf`, by name.
 */
export async function startRedisServer(
  users: Readonly<Record<string, string>> = {},
  settings: Readonly<Record<string, string | number>> = {},
): Promise<RedisServer> {
  const folder = createTemporaryFolder();
  const port = await findFreePort();
  const all = {
    port,
    bind: '127.0.0.1',
    dir: folder.path,
    appendonly: 'yes',
    appendfsync: 'always',
    // Otherwise a replica waits five seconds for others that may need the same copy.
    'repl-diskless-sync-delay': 0,
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => [
    `--${name}`,
    ...`${value}`.split(' '),
  ]);
  const rules = Object.entries(users).flatMap(([name, rule]) => [
    '--user',
    name,
    ...rule.split(' '),
  ]);
  const server = await launchRedis(port, [...args, '--save', '', ...rules]);
  return {
    ...server,
    port,
    url: `redis://127.0.0.1:${port}`,
    dump: () => dumpAll(server),
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
    },
  };
}

async function dumpAll({ ask }: RedisProcess): Promise<string> {
  const keys = (await ask('KEYS *')).split('\r\n').filter((line) => /^\w+:/.test(line));
  const values = await Promise.all(keys.map((key) => ask(`GET ${key}`)));
  return [...keys, ...values].join('\n');
}
