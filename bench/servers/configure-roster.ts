import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_ARGS } from '../settings.ts';

const ROSTER = fileURLToPath(new URL('../../bin/roster.js', import.meta.url));

/** Equal reads in flight are shared by callers with the same scopes, so each key has others. */
const SCOPES = ['secrets:read', 'explain', 'metrics'].reduce<readonly (readonly string[])[]>(
  (sets, scope) => sets.flatMap((set) => [set, [...set, scope]]),
  [['users:read', 'users:write']],
);

/** High limits, not absent ones: the requests are counted as in production. */
const PER_CALLER = {
  inFlight: 1000,
  perMinute: 100_000_000,
  mutationsPerMinute: 100_000_000,
  mutationsPerTargetPerMinute: 100_000_000,
};

/** The other servers do not limit their calls, so the limit is above the clients of any measurement. */
const MAX_CONCURRENT = 128;

/** How long responses are cached, if there is a store. */
const CACHE_SECONDS = 5;

/**
 * Writes a configuration with everything on that production has.
 *
 * @param store the URL of a store, in which responses are cached; if absent, there is none.
 * @returns the arguments of Node, and the headers of eight callers.
 */
export function configureRoster(folder: string, port: number, upstream: string, store?: string) {
  const cached = store === undefined ? {} : { cacheSeconds: CACHE_SECONDS };
  const keys = SCOPES.map(() => `roster_${randomBytes(32).toString('base64url')}`);
  const apiKeys = keys.map((key, n) => ({
    name: `bench-${n}`,
    sha256: createHash('sha256').update(key).digest('hex'),
    scopes: SCOPES[n],
  }));
  const config = join(folder, `roster-${port}.yml`);
  const settings = {
    server: { host: '127.0.0.1', port },
    access: { mode: 'apiKeys', apiKeys },
    limits: { inFlight: 1000, perCaller: PER_CALLER },
    audit: { file: join(folder, `audit-${port}.jsonl`), key: 'k'.repeat(32) },
    ...(store !== undefined && { store: { url: store, key: 'k'.repeat(32) } }),
    providers: {
      vms: {
        kind: 'vms',
        ...cached,
        timeZone: 'Europe/Minsk',
        admin: { url: `${upstream}/vms`, token: 'token', maxConcurrent: MAX_CONCURRENT },
        billing: { url: `${upstream}/vms`, maxConcurrent: MAX_CONCURRENT },
      },
      platform: {
        kind: 'activePlatform',
        ...cached,
        url: `${upstream}/platform`,
        apiToken: 'token',
      },
      panel: {
        kind: 'onApp',
        ...cached,
        url: `${upstream}/panel`,
        username: 'user',
        password: 'password',
      },
    },
  };
  writeFileSync(config, JSON.stringify(settings));
  return {
    args: [...NODE_ARGS, ROSTER, 'start', '--config', config],
    clientHeaders: keys.map((key) => ({ authorization: `Bearer ${key}` })),
  };
}
