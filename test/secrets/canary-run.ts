import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { SENT_PASSWORD } from '../drills/fault-matrix/secrets.ts';
import type { Seats } from '../drills/fault-matrix/targets.ts';
import { UPSTREAM_APIS, type UpstreamApi } from '../drills/fault-matrix/upstream-apis.ts';
import { bearer } from '../support/clients/api-keys.ts';
import type { Fault } from '../support/faults/fault.ts';
import type { TemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { startCollector } from '../support/services/collector.ts';
import type { RedisServer } from '../support/services/redis-server.ts';
import { repetitions } from '../support/values/thorough.ts';

/** No rate limits, as one caller sends everything at once. */
const NO_RATES = {
  inFlight: 0,
  perMinute: 0,
  mutationsPerMinute: 0,
  mutationsPerTargetPerMinute: 0,
};

/** Secrets of the gateway in addition to the credentials of its providers. */
export const OWN = {
  auditKey: 'canary-audit-key;"&/+ü-0123456789-0123456789',
  storePassword: 'canary-store-password-0123456789',
  storeKey: 'canary-store-key;"&/+ü-0123456789-0123456789',
  collectorHeader: 'canary-collector-header;"&/+',
  callerKey: 'roster_canary-caller-key-0123456789',
  idempotencyKey: 'canary-idempotency-key;"&/+',
} as const;

/** Secrets of the simulated devices: shown to callers that request them, and nowhere else. */
export const DEVICES = {
  login: 'canary-device-login-',
  password: 'canary-device-password-',
  keyCode: '04A1B2C',
  sipNumber: 'vgw1.vms.local',
  previewToken: 'canary-preview-token-',
} as const;

const WRITE = `mutation ($input: UpdateUserInput!, $key: ID) {
  updateUser(input: $input, idempotencyKey: $key) {
    __typename
    ... on UserUpdated { user { id login name } }
    ... on Problem { code message origin { httpStatus requestId } }
    ... on ValidationProblem { issues { path message upstreamField } }
  }
}`;

const DISCLOSE = `{
  user(id: "admin-read/user/6") { ... on VmsUser {
    intercoms { edges { details { credentials { login password } } } }
    intercomFlats { nodes { sipNumber } }
    intercomKeys { nodes { code } }
  } }
  camera(id: "billing-read/camera/2") { previewUrl }
}`;

/** The APIs that it reads. */
const DISCLOSING: ReadonlySet<string> = new Set(['admin', 'billing']);

/** Bodies that are not valid requests, each with a password. */
const NONSENSE: readonly string[] = [
  `{"query":"${SENT_PASSWORD}`,
  `{"query": "{ user(id: \\"${OWN.callerKey}\\" }"}`,
  JSON.stringify({
    query: WRITE,
    variables: { input: { onApp: { password: SENT_PASSWORD } } },
  }),
  JSON.stringify({
    query: `mutation { updateUser(input: { onApp: { id: "x", password: ${JSON.stringify(SENT_PASSWORD)} } }) { __typename } }`,
  }),
];

/** Everything that a gateway has emitted, by output. */
export interface Seen {
  readonly responses: string[];
  /** Responses to a caller that may see the secrets of devices. */
  readonly disclosed: string[];
  readonly arrived: string[];
  metrics: string;
  traces: string;
  trail: string;
  store: string;
  streams: string;
}

type Post = (body: string, into: string[]) => Promise<void>;

/**
 * Returns the faults that one API meets: every API meets some, and every fault some APIs. Which, changes from fault to
 * fault, unless this run is thorough: then each API meets all.
 */
function faultsFor(api: UpstreamApi, faults: readonly Fault[]): readonly Fault[] {
  const count = UPSTREAM_APIS.length;
  const at = UPSTREAM_APIS.indexOf(api);
  return faults.filter((_fault, n) => (n + at) % count < repetitions(count));
}

/** Sends a read and a write to one API while each of these faults occurs. */
async function meetEach(
  api: UpstreamApi,
  faults: readonly Fault[],
  seats: Seats,
  { responses, disclosed, arrived }: Seen,
  post: Post,
): Promise<void> {
  const [read, write] = [seats.seatOf(api, 'read'), seats.seatOf(api, 'write')];
  for (const [n, fault] of faults.entries()) {
    if ('meet' in fault) for (const { proxy } of [read, write]) proxy?.meetWith(fault.meet);
    const key = `${OWN.idempotencyKey}-${api.key}-${n}`;
    const variables = { input: api.write(write.provider, n), key };
    await Promise.all([
      post(JSON.stringify({ query: `{ met: ${api.read(read.provider)} }` }), responses),
      post(JSON.stringify({ query: WRITE, variables }), responses),
      DISCLOSING.has(api.key) && post(JSON.stringify({ query: DISCLOSE }), disclosed),
    ]);
    for (const { proxy } of [read, write]) {
      arrived.push(JSON.stringify(proxy?.requests));
      proxy?.meetWith(undefined);
    }
  }
}

/**
 * Sends everything through every seat, with the first of these credentials, while each of these faults occurs. What needs no
 * provider is sent with all of them.
 */
export async function meetAll(
  faults: readonly Fault[],
  access: Readonly<Record<string, unknown>>,
  credentials: readonly [valid: string, ...invalid: string[]],
  seats: Seats,
  redis: RedisServer,
  folder: TemporaryFolder,
): Promise<Seen> {
  await using collector = await startCollector();
  const trail = join(folder.path, `${String(access['mode'])}.jsonl`);
  const password = encodeURIComponent(OWN.storePassword);
  const file = folder.write(
    `${String(access['mode'])}.yml`,
    stringify({
      server: { port: 0, graphiql: false },
      log: { level: 'trace' },
      limits: { deadlineMs: 700, upstreamCalls: 1000, perCaller: NO_RATES },
      access,
      audit: { file: trail, key: OWN.auditKey },
      store: {
        url: redis.url.replace('redis://', `redis://gateway:${password}@`),
        key: OWN.storeKey,
      },
      traces: { endpoint: collector.endpoint, headers: { 'X-Api-Key': OWN.collectorHeader } },
      providers: seats.providers,
    }),
  );
  const seen: Seen = {
    responses: [],
    disclosed: [],
    arrived: [],
    metrics: '',
    traces: '',
    trail: '',
    store: '',
    streams: '',
  };
  await using roster = await startRoster({ args: ['start', '--config', file] });
  const postAs =
    (credential: string): Post =>
    async (body, into) => {
      const headers = { 'content-type': 'application/json', ...bearer(credential) };
      const response = await fetch(`${roster.url}/graphql`, { method: 'POST', headers, body });
      into.push(`${JSON.stringify([...response.headers])} ${await response.text()}`);
    };
  const post = postAs(credentials[0]);
  await Promise.all(
    UPSTREAM_APIS.map((api) => meetEach(api, faultsFor(api, faults), seats, seen, post)),
  );
  await post(JSON.stringify({ query: DISCLOSE }), seen.disclosed);
  for (const credential of credentials) {
    for (const body of NONSENSE) await postAs(credential)(body, seen.responses);
    for (const path of ['/metrics', '/health/ready', `/${encodeURIComponent(OWN.callerKey)}`]) {
      const response = await fetch(roster.url + path, { headers: bearer(credential) });
      seen.metrics += await response.text();
    }
  }
  const { stdout, stderr } = await roster.stop();
  seen.streams = stdout + stderr;
  seen.traces = collector.arrivals.map(({ body }) => body).join('\n');
  seen.trail = readFileSync(trail, 'utf8');
  seen.store = await redis.dump();
  seen.arrived.push(JSON.stringify(collector.arrivals.map((arrival) => arrival.headers)));
  return seen;
}
