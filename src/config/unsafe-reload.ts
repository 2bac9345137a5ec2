import type { Settings } from './settings.ts';
import type { StoreSettings } from './store-settings.ts';

/** Returns a message with a hint for each setting that a reload must not change. Messages contain no values. */
export function findUnsafeChanges(old: Settings, next: Settings): string[] {
  const address = (['host', 'port', 'instance'] as const)
    .filter((name) => next.server[name] !== old.server[name])
    .map((name) => `server.${name}: cannot change without a restart`);
  return [...address, ...findLostProtection(old, next), ...findLostRecords(old, next)];
}

/** Finds changes that would be noticed too late if the file was read while it was written. */
function findLostProtection(old: Settings, next: Settings): string[] {
  const problems: string[] = [];
  if (old.audit !== undefined && next.audit === undefined) {
    problems.push('audit: cannot be removed without a restart, as changes would leave no record');
  }
  if (old.access.mode !== 'open' && next.access.mode === 'open') {
    problems.push(
      'access.mode: cannot become open without a restart, as everybody who can reach the port would be accepted',
    );
  }
  return problems;
}

/** Finds changes that would lose idempotency records, so that retries would repeat updates. */
function findLostRecords({ store: old }: Settings, { store: next }: Settings): string[] {
  if (old === undefined) {
    if (next === undefined) return [];
    // Requests in flight would still add keys to the memory, where no request looks for them.
    return [
      'store: cannot be added without a restart, which forgets the idempotency keys in the memory of this process',
    ];
  }
  if (next === undefined) {
    return [
      'store: cannot be removed without a restart, as its idempotency keys would be forgotten',
    ];
  }
  const problems: string[] = [];
  const changed = findOtherServer(old, next);
  if (changed !== undefined) {
    problems.push(
      `store.${changed}: cannot name another server or database without a restart, as the idempotency keys of this one would be forgotten`,
    );
  }
  const known = [next.key, ...next.previousKeys].map((key) => key.reveal());
  if (!known.includes(old.key.reveal())) {
    problems.push(
      'store.key: has changed; list the old key in store.previousKeys for 24 hours, or idempotency keys are forgotten',
    );
  }
  return problems;
}

/** Returns the setting by which a reload would use other servers; undefined if it would use the same. */
function findOtherServer(
  old: StoreSettings,
  next: StoreSettings,
): 'url' | 'sentinel' | 'cluster' | undefined {
  for (const kind of ['url', 'sentinel', 'cluster'] as const) {
    const [before, after] = [toServers(old, kind), toServers(next, kind)];
    // Nodes come and go: those that are named before and after show that they are the same servers.
    if (!after.some((server) => before.includes(server)) && after.length > 0) return kind;
  }
  return undefined;
}

/** Returns the addresses without credentials, which may be rotated. */
function toServers(store: StoreSettings, kind: 'url' | 'sentinel' | 'cluster'): string[] {
  const { url, sentinel, cluster } = store;
  if (kind === 'url') return url === undefined ? [] : [toServer(url.reveal())];
  if (kind === 'cluster') return (cluster?.nodes ?? []).map(toAddress);
  const { name, database, nodes = [] } = sentinel ?? {};
  return nodes.map((node) => `${name} ${database} ${toAddress(node)}`);
}

const toAddress = ({ host, port }: { readonly host: string; readonly port: number }) =>
  `${host}:${port}`;

function toServer(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '6379'}/${pathname.replace(/^\//, '') || '0'}`;
}

/** An API key that was renamed or removed. Records about its caller are stored under the name. */
type RenamedKey = { readonly from: string; readonly to: string | null };

/** Returns the API keys whose idempotency records, rate limits and audit lines do not continue under their name. */
export function findRenamedKeys(
  { access: old }: Settings,
  { access: next }: Settings,
): RenamedKey[] {
  const names = new Map((next.apiKeys ?? []).map(({ sha256, name }) => [sha256, name]));
  const kept = new Set(names.values());
  return (old.apiKeys ?? []).flatMap(({ name, sha256 }) =>
    kept.has(name) ? [] : [{ from: name, to: names.get(sha256) ?? null }],
  );
}
