import { request as requestPlain } from 'node:http';
import { type RequestOptions, request as requestSecure } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { IssuerError } from '../access/fetch-json.ts';
import { fetchJwks } from '../access/fetch-jwks.ts';
import { probeTrail } from '../audit/probe-trail.ts';
import { TrailError } from '../audit/trail-error.ts';
import type { Settings } from '../config/settings.ts';
import type { StoreSettings } from '../config/store-settings.ts';
import type { TracesSettings } from '../config/traces-settings.ts';
import { explainFault, getFaultCode } from '../lib/explain-fault.ts';
import { toServers } from '../store/store-servers.ts';
import { checkHost, isLocalHost } from './check-host.ts';
import type { ReportCheck } from './check-report.ts';

/** The time for each part, in ms. */
const TIMEOUT_MS = 5000;

/** Reports that a part cannot be used, with what to do. */
class UnusableError extends Error {
  override readonly name = 'UnusableError';
}

/** What the gateway needs besides the providers. */
interface Part {
  /** The setting, as in `roster.yml`. */
  readonly name: string;
  /** What is tried: the end of "The store …". */
  readonly tried: string;
  /** What to look at if it fails. */
  readonly hint: string;
  /** @returns what was found, if it is more than success. */
  readonly run: () => Promise<string | undefined>;
}

/**
 * Tries what the gateway needs besides the providers, to which nothing is sent: the audit trail, and unless `isOffline` the
 * store, the keys of the issuer of tokens and the collector of traces. Reports each.
 */
export async function checkInfrastructure(
  settings: Settings,
  { isOffline, report }: { readonly isOffline: boolean; readonly report: ReportCheck },
): Promise<void> {
  const parts = [
    ...(isOffline && !isLocalHost(settings.server.host) ? [] : [hostPart(settings)]),
    ...auditPart(settings),
    ...(isOffline ? [] : remoteParts(settings)),
  ];
  await Promise.all(parts.map((part) => tryPart(part, report)));
}

async function tryPart({ name, tried, hint, run }: Part, report: ReportCheck): Promise<void> {
  const startedAt = performance.now();
  try {
    const found = (await run()) ?? 'works';
    const ms = Math.round(performance.now() - startedAt);
    report({ name, ok: true, message: `${tried}: ${found} (${ms} ms).` });
  } catch (error) {
    // A trail says itself what is wrong with it.
    const reason = error instanceof TrailError ? error.message : `${explain(error)}. ${hint}`;
    report({ name, ok: false, message: `${tried}: failed: ${reason}` });
  }
}

/** Only these texts contain no address. */
function explain(error: unknown): string {
  if (error instanceof UnusableError || error instanceof IssuerError) return error.message;
  const isTimeout = error instanceof Error && error.name === 'TimeoutError';
  return explainFault(isTimeout ? 'TIMEOUT' : (getFaultCode(error) ?? 'unknown error'));
}

const hostPart = ({ server }: Settings): Part => ({
  name: 'server.host',
  tried: 'opened the port',
  hint: 'Set server.host to an address of this machine, 127.0.0.1 or 0.0.0.0, and server.port above 1023.',
  run: () => checkHost(server),
});

function auditPart({ audit }: Settings): Part[] {
  if (audit === undefined) return [];
  return [
    {
      name: 'audit.file',
      tried: 'opened the file and wrote to its folder',
      hint: 'The account of the gateway needs to write to both.',
      run: async () => {
        const holder = await probeTrail(audit.file, audit.key.reveal());
        return holder === undefined
          ? 'works, and no gateway writes to it'
          : `works, and the gateway of process ${holder} writes to it; another one needs its own file`;
      },
    },
  ];
}

function remoteParts({ store, access, traces }: Settings): Part[] {
  const { jwt = [] } = access;
  return [
    ...(store === undefined
      ? []
      : [
          {
            name: 'store',
            tried: 'wrote and read a key',
            hint: 'Check the address, the credentials, the certificates and the log of the server.',
            run: () => useStore(store),
          },
        ]),
    ...jwt.map((settings, index) => ({
      name: jwt.length > 1 ? `access.jwt.${index}.jwks` : 'access.jwt.jwks',
      tried: 'fetched the keys of the issuer',
      hint: 'Check issuer, jwks.url, jwks.caFile and the network: without keys every token is refused.',
      run: async () => `${(await fetchJwks(settings)).keys.keys.length} keys`,
    })),
    ...(traces === undefined
      ? []
      : [
          {
            name: 'traces.endpoint',
            tried: 'sent an export without spans',
            hint: 'Check the endpoint, its headers and the network: without it traces are dropped.',
            run: () => sendEmptyExport(traces),
          },
        ]),
  ];
}

async function useStore(settings: StoreSettings): Promise<undefined> {
  const { createRedisStore } = await import('../store/redis-store.ts');
  let fault: string | undefined;
  const store = createRedisStore(toServers(settings), {
    onChange: (_isReachable, reason) => {
      fault = reason;
    },
    onFault: (_kind, reason) => {
      fault = reason;
    },
  });
  try {
    const until = performance.now() + TIMEOUT_MS;
    while (!store.isReachable() && performance.now() < until) await sleep(10);
    if (!store.isReachable()) throw new UnusableError(explainFault(fault ?? 'TIMEOUT'));
    await store.set('check', '1', TIMEOUT_MS);
    if ((await store.get('check')) !== '1') throw new UnusableError('another value was read');
    return undefined;
  } finally {
    await store.close();
  }
}

async function sendEmptyExport({ endpoint, headers }: TracesSettings): Promise<undefined> {
  const send = endpoint.protocol === 'https:' ? requestSecure : requestPlain;
  const options: RequestOptions = {
    method: 'POST',
    // No environment variable or option of Node may weaken these.
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    insecureHTTPParser: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    agent: false,
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.reveal()])),
      'content-type': 'application/json',
    },
  };
  const status = await new Promise<number>((resolve, reject) => {
    send(endpoint, options, (response) => {
      response.destroy();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end('{"resourceSpans":[]}');
  });
  if (status < 200 || status > 299)
    throw new UnusableError(`the response has HTTP status ${status}`);
  return undefined;
}
