import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { SENT_PASSWORD } from '../drills/fault-matrix/secrets.ts';
import type { Seats } from '../drills/fault-matrix/targets.ts';
import { UPSTREAM_APIS } from '../drills/fault-matrix/upstream-apis.ts';
import { bearer } from '../support/clients/api-keys.ts';
import type { Fault } from '../support/faults/fault.ts';
import type { TemporaryFolder } from '../support/files/temporary-folder.ts';
import { startRoster } from '../support/gateway/roster-process.ts';
import { startCollector } from '../support/services/collector.ts';
import type { RedisServer } from '../support/services/redis-server.ts';

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

/** Sends everything through every seat while each of these faults occurs. */
export async function meetAll(
  faults: readonly Fault[],
  access: Readonly<Record<string, unknown>>,
  credential: string,
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
  const headers = { 'content-type': 'application/json', ...bearer(credential) };
  const post = async (body: string, into: string[]) => {
    const response = await fetch(`${roster.url}/graphql`, { method: 'POST', headers, body });
    into.push(`${JSON.stringify([...response.headers])} ${await response.text()}`);
  };
  let n = 0;
  for (const fault of faults) {
    const inUse = UPSTREAM_APIS.flatMap((api) =>
      (['read', 'write'] as const).map((effect) => ({
        api,
        effect,
        seat: seats.seatOf(api, effect),
      })),
    );
    if ('meet' in fault) for (const { seat } of inUse) seat.proxy?.meetWith(fault.meet);
    const operations = inUse.map(({ api, effect, seat }) => {
      n += 1;
      if (effect === 'read') return { query: `{ met: ${api.read(seat.provider)} }` };
      const key = `${OWN.idempotencyKey}-${n}`;
      return { query: WRITE, variables: { input: api.write(seat.provider, n), key } };
    });
    await Promise.all([
      ...operations.map((operation) => post(JSON.stringify(operation), seen.responses)),
      post(JSON.stringify({ query: DISCLOSE }), seen.disclosed),
    ]);
    for (const { seat } of inUse) {
      seen.arrived.push(JSON.stringify(seat.proxy?.requests));
      seat.proxy?.meetWith(undefined);
    }
  }
  for (const body of NONSENSE) await post(body, seen.responses);
  for (const path of ['/metrics', '/health/ready', `/${encodeURIComponent(OWN.callerKey)}`]) {
    seen.metrics += await (await fetch(roster.url + path, { headers })).text();
  }
  const { stdout, stderr } = await roster.stop();
  seen.streams = stdout + stderr;
  seen.traces = collector.arrivals.map(({ body }) => body).join('\n');
  seen.trail = readFileSync(trail, 'utf8');
  seen.store = await redis.dump();
  seen.arrived.push(JSON.stringify(collector.arrivals.map((arrival) => arrival.headers)));
  return seen;
}
