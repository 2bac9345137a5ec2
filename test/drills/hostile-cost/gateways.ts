import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { stringify } from 'yaml';
import type { Scope } from '../../../src/config/scopes.ts';
import { createTemporaryFolder } from '../../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../../support/gateway/roster-process.ts';
import { type Issuer, sign, startIssuer } from '../../support/services/issuer.ts';
import type { ProviderKind, Setup } from './attack.ts';

const HEAP_MB = 512;
/** The number of callers per role; attacks use callers, and providers of a kind, in turn. */
const CALLERS = 160;
export const PROVIDERS = 8;

const SCOPES: Readonly<Record<'reader' | 'writer' | 'metrics', readonly Scope[]>> = {
  reader: ['users:read'],
  writer: ['users:read', 'users:write'],
  metrics: ['metrics'],
};

/** The gateway under attack, a separate process that is restarted if it ended. */
export interface Gateway extends AsyncDisposable {
  readonly roster: RosterProcess;
  readonly isDead: () => boolean;
  readonly nextKey: (role: keyof typeof SCOPES) => string;
  readonly nextProvider: (kind: ProviderKind) => string;
  readonly trailBytes: () => number;
  readonly sign: (header: Readonly<Record<string, unknown>>) => Promise<string>;
}

/** Starts `roster start` with 512 MiB of heap and default limits over providers at one hostile server. */
export async function startGateway(setup: Setup, upstream: string): Promise<Gateway> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(createTemporaryFolder());
  const issuer = setup === 'jwt' ? stack.use(await startIssuer()) : undefined;
  const trail = `${folder.path}/audit.jsonl`;
  const config = folder.write(
    'roster.yml',
    stringify(
      {
        server: { port: 0, drainMs: 0, ...(setup === 'federation' && { federation: true }) },
        access: issuer?.access ?? { mode: 'apiKeys', apiKeys: apiKeys() },
        ...(setup === 'audit' && { audit: { file: trail, key: 'k'.repeat(32) } }),
        log: { level: 'error' },
        providers: providersAt(upstream, setup === 'search'),
      },
      { aliasDuplicateObjects: false },
    ),
  );
  const roster = stack.use(
    await startRoster({
      args: ['start', '--config', config],
      nodeArguments: [`--max-old-space-size=${HEAP_MB}`],
      probed: true,
    }),
  );
  let isDead = false;
  void roster.exited.then(() => {
    isDead = true;
  });
  const next = takeInTurn();
  const running = stack.move();
  return {
    roster,
    isDead: () => isDead,
    nextKey: (role) => `${role}-${next(role, CALLERS)}`,
    nextProvider: (kind) => `${PREFIXES[kind]}${next(kind, PROVIDERS)}`,
    trailBytes: () => (existsSync(trail) ? statSync(trail).size : 0),
    sign: (header) => signWith(issuer, header),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

function signWith(issuer: Issuer | undefined, header: Readonly<Record<string, unknown>>) {
  if (issuer === undefined) throw new Error('This gateway has no issuer: use the setup jwt.');
  return sign(issuer.key, { header });
}

function takeInTurn(): (name: string, among: number) => number {
  const taken = new Map<string, number>();
  return (name, among) => {
    const count = taken.get(name) ?? 0;
    taken.set(name, count + 1);
    return count % among;
  };
}

const apiKeys = () =>
  Object.entries(SCOPES).flatMap(([role, scopes]) =>
    Array.from({ length: CALLERS }, (_none, number) => {
      const key = `${role}-${number}`;
      return { name: key, sha256: createHash('sha256').update(key).digest('hex'), scopes };
    }),
  );

const PREFIXES: Readonly<Record<ProviderKind, string>> = {
  vms: 'vms',
  activePlatform: 'ap',
  onApp: 'onapp',
  onAppXml: 'onapp-xml',
};

function providersAt(url: string, isSearch: boolean): Readonly<Record<string, object>> {
  // Circuit breakers would slow down the search.
  const api = { url, ...(isSearch && { breaker: false }) };
  const account = { username: 'gateway', password: 'a-password' };
  const kinds: Readonly<Record<ProviderKind, object>> = {
    vms: {
      kind: 'vms',
      timeZone: 'Europe/Minsk',
      billing: api,
      admin: { ...api, token: 'a-token' },
    },
    activePlatform: { kind: 'activePlatform', ...api, apiToken: 'a-token' },
    onApp: { kind: 'onApp', ...api, ...account },
    onAppXml: { kind: 'onApp', ...api, ...account, format: 'xml' },
  };
  return Object.fromEntries(
    Object.entries(kinds).flatMap(([kind, settings]) =>
      Array.from({ length: PROVIDERS }, (_none, number) => [
        `${PREFIXES[kind as ProviderKind]}${number}`,
        settings,
      ]),
    ),
  );
}
