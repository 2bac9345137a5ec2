import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  createKeepAliveClient,
  type KeepAliveClient,
} from '../support/clients/keep-alive-client.ts';
import { figure, report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { startHttpServer } from '../support/upstreams/http-server.ts';

const TRIES = figure('TRIES', { ci: 2, full: 20 });

/** The longest time for which no other client is served, in ms. */
const MAX_DRAIN_MS = 50;

const BODY_BYTES = 64 * 1024;
const MB = 1024 * 1024;
const ANSWER_BYTES = 4 * MB - 1024;

const AP = 'activeplatform/user';

/** Requests that a client may send. */
const REQUESTS: Readonly<Record<string, (client: KeepAliveClient) => Promise<unknown>>> = {
  'a document of 1,000 tokens': (client) =>
    client.post(
      `{ ${Array.from({ length: 140 }, (_none, n) => `a${n}: providers { id }`).join(' ')} }`,
    ),
  'a document of 64 kB': (client) => client.post(`{ ${'providers{id} '.repeat(BODY_BYTES / 15)}}`),
  'a document of braces': (client) => client.post('{a'.repeat(BODY_BYTES / 2 - 50)),
  'a wide variable': (client) =>
    client.post('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: Array.from({ length: 5000 }, (_none, n) => `x/${n}`),
    }),
  'fragments upon fragments': (client) =>
    client.post(
      `{ providers { ...f0 } } ${Array.from({ length: 60 }, (_none, n) => `fragment f${n} on Provider { id ${n < 59 ? `...f${n + 1}` : ''} }`).join(' ')}`,
    ),
};

/** Responses that a provider may send. */
const ANSWERS: Readonly<Record<string, { readonly id: string; readonly body: string }>> = {
  '4 MiB of JSON in one text': {
    id: `${AP}/1`,
    body: JSON.stringify({ id: 1, first_name: 'a'.repeat(ANSWER_BYTES) }),
  },
  '4 MiB of JSON in small properties': {
    id: `${AP}/2`,
    body: JSON.stringify({ id: 2, more: Array(ANSWER_BYTES / 8).fill({ a: 1 }) }),
  },
  '4 MiB of deep JSON': {
    id: `${AP}/3`,
    body: `${'['.repeat(ANSWER_BYTES / 2)}${']'.repeat(ANSWER_BYTES / 2)}`,
  },
  '4 MiB of XML in one text': {
    id: 'onapp/user/4',
    body: `<user><id>4</id><login>${'a'.repeat(ANSWER_BYTES)}</login></user>`,
  },
  '4 MiB of XML in small elements': {
    id: 'onapp/user/5',
    body: `<user><id>5</id>${'<a>1</a>'.repeat(ANSWER_BYTES / 8)}</user>`,
  },
};

/** The longest time for a document of very many parts, in ms. */
const MOST_MANY_MS = 100;

/** Documents that are read in slices of 10 ms, between which garbage is collected. */
const MANY: ReadonlySet<string> = new Set([
  '4 MiB of JSON in small properties',
  '4 MiB of XML in one text',
  '4 MiB of XML in small elements',
]);

const startProvider = () =>
  startHttpServer((response, { url }) => {
    const id = /users\/(\d+)/.exec(url)?.[1];
    const result = Object.values(ANSWERS).find((one) => one.id.endsWith(`/${id}`));
    const type = url.includes('.xml') ? 'application/xml' : 'application/json';
    response.writeHead(200, { 'content-type': type }).end(result?.body);
  });

async function startWatched(provider: string): Promise<RosterProcess> {
  using folder = createTemporaryFolder();
  const config = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: 0 }
log: { level: error }
providers:
  activeplatform: { kind: activePlatform, url: "${provider}", apiToken: x, breaker: false }
  onapp: { kind: onApp, url: "${provider}", username: x, password: xxxxxxxx, format: xml, breaker: false }
`,
  );
  return await startRoster({ args: ['start', '--config', config], probed: true });
}

/**
 * Returns the shortest block of several runs, because the machine is shared and the first runs are
 * not compiled yet.
 */
async function leastBlocked(roster: RosterProcess, ask: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < TRIES; n += 1) {
    await roster.probe();
    await ask();
    const { blockedMs, busyMs } = await roster.probe();
    least = Math.min(least, blockedMs, busyMs);
  }
  return least;
}

it(`G6: no document or provider response blocks others for ${MAX_DRAIN_MS} ms`, async (t) => {
  await using provider = await startProvider();
  await using roster = await startWatched(provider.url);
  using client = createKeepAliveClient(roster.url, 1);
  const blocked: Record<string, number> = {};
  for (const [name, ask] of Object.entries(REQUESTS)) {
    blocked[name] = await leastBlocked(roster, () => ask(client));
  }
  for (const [name, { id }] of Object.entries(ANSWERS)) {
    blocked[name] = await leastBlocked(roster, () =>
      client.post('query ($id: ID!) { user(id: $id) { id } }', { id }),
    );
  }
  for (const [name, ms] of Object.entries(blocked))
    report(t, `${ms.toFixed().padStart(4)} ms  ${name}`);
  const slow = Object.entries(blocked).filter(
    ([name, ms]) => ms > (MANY.has(name) ? MOST_MANY_MS : MAX_DRAIN_MS),
  );
  assert.deepEqual(slow, []);
});
