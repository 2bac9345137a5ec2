import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKeepAliveClient } from '../support/clients/keep-alive-client.ts';
import { figure, report } from '../support/drills/drill.ts';
import { createTemporaryFolder } from '../support/files/temporary-folder.ts';
import { type RosterProcess, startRoster } from '../support/gateway/roster-process.ts';
import { startHttpServer } from '../support/upstreams/http-server.ts';

/** The number of concurrent reads of lists. */
const CONCURRENT = figure('CONCURRENT', { ci: 8, full: 32 });

/** The bodies that are read concurrently. */
const MANY =
  figure('SAMPLES', { ci: 1, full: 4 }) === 1
    ? ['list of roles of users, 31 MiB']
    : [
        'list of users, 31 MiB',
        'list of roles of users, 31 MiB',
        'list in XML, 31 MiB',
        'small cameras, 3 MiB',
      ];

/**
 * The longest wait of others, in ms. Before large bodies were read in slices, it was more than half
 * a minute.
 */
const MOST_WAITED_MS = 500;

const MB = 1024 * 1024;
const MOST_KEPT_BYTES = 50 * MB;
const BODY = 4 * MB - 1024;
const LIST = 31 * MB;

const many = (entry: string, bytes: number, separator = ',') =>
  Array(Math.floor(bytes / (entry.length + separator.length)))
    .fill(entry)
    .join(separator);

const TEXT =
  'Some text that is there to be long enough. It is the same for each of the users in this list. '.repeat(
    2,
  );

const USER = `{"id":1,"first_name":"Ann","last_name":"Lee","status":"active","custom_attributes":[{"name":"a","value":"${TEXT}"},{"name":"b","value":"${TEXT}"}]}`;

const XML_USER = `<user><id type="integer">1</id><login>ann</login><first_name>${TEXT}</first_name><roles type="array"><role><id>1</id><label>${TEXT}</label></role></roles></user>`;

/** Bodies with which an update is refused. */
const REFUSALS: Readonly<Record<string, string>> = {
  'one message, 250 kB': `{"error":"${'selected '.repeat(28_000)}"}`,
  'one message, 4 MiB': `{"error":"${'selected '.repeat(BODY / 9 - 10)}"}`,
  'many messages, 250 kB': `{"errors":[${many('"is taken"', 250_000)}]}`,
  'many keys, 250 kB': `{"errors":{${Array.from({ length: 15_000 }, (_none, n) => `"k${n}.a[0][1]":[""]`).join(',')}}}`,
  'one key, 250 kB': `{"errors":{"${'a.0'.repeat(80_000)}":"is taken"}}`,
};

interface Sample {
  readonly kind: 'admin' | 'billing' | 'platform' | 'json' | 'xml';
  readonly body: string;
  /** If absent, one user is read. */
  readonly isList?: boolean;
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  'empty objects, 4 MiB': {
    kind: 'admin',
    body: `{"id":1,"cameras":[${many('{}', BODY)}]}`,
  },
  '99,999 empty objects': {
    kind: 'admin',
    body: `{"id":1,"cameras":[${many('{}', 3 * 99_999)}]}`,
  },
  'small cameras, 3 MiB': {
    kind: 'admin',
    body: `{"id":1,"cameras":[${many('{"id":1,"name":""}', 1.8 * MB)}],"subusers":[${many('{"id":1}', 0.8 * MB)}]}`,
  },
  'many members, 4 MiB': {
    kind: 'admin',
    body: `{"id":1,${Array.from({ length: 300_000 }, (_none, n) => `"k${n}":1`).join(',')}}`,
  },
  'escaped text, 4 MiB': {
    kind: 'platform',
    body: `{"id":1,"first_name":"${'\\n'.repeat(BODY / 2 - 20)}"}`,
  },
  'deep, 4 MiB': { kind: 'platform', body: '['.repeat(BODY) },
  'small elements, 4 MiB': {
    kind: 'xml',
    body: `<user><id>1</id>${many('<a/>', BODY, '')}</user>`,
  },
  'attributes, 4 MiB': {
    kind: 'xml',
    body: `<user ${Array.from({ length: 300_000 }, (_none, n) => `a${n}=""`).join(' ')}><id>1</id></user>`,
  },
  'one text, 4 MiB': {
    kind: 'xml',
    body: `<user><id>1</id><login>${'a'.repeat(BODY - 100)}</login></user>`,
  },
  'entities, 4 MiB': {
    kind: 'xml',
    body: `<user><id>1</id><login>${'&amp;'.repeat(BODY / 5 - 20)}</login></user>`,
  },
  'list of users, 31 MiB': {
    kind: 'platform',
    isList: true,
    body: `[${many(USER, LIST)}]`,
  },
  'list of empty objects, 31 MiB': {
    kind: 'json',
    isList: true,
    body: `[${many('{}', LIST)}]`,
  },
  'list of roles of users, 31 MiB': {
    kind: 'json',
    isList: true,
    body: `[${many(`{"user":{"id":1,"roles":[${many('{"role":{"id":1}}', 20_000)}]}}`, LIST)}]`,
  },
  'list in XML, 31 MiB': {
    kind: 'xml',
    isList: true,
    body: `<users type="array">${many(XML_USER, LIST, '')}</users>`,
  },
};

const IDS: Readonly<Record<Sample['kind'], string>> = {
  admin: 'vms/user/1',
  billing: 'vms/camera/1',
  platform: 'activeplatform/user/1',
  json: 'onapp/user/1',
  xml: 'onappxml/user/1',
};

async function startGateway(provider: string): Promise<RosterProcess> {
  using folder = createTemporaryFolder();
  const config = folder.write(
    'roster.yml',
    `server: { port: 0, drainMs: 0 }
log: { level: error }
providers:
  activeplatform: { kind: activePlatform, url: "${provider}/platform", apiToken: x, breaker: false }
  onapp: { kind: onApp, url: "${provider}/json", username: x, password: xxxxxxxx, breaker: false }
  onappxml: { kind: onApp, url: "${provider}/xml", username: x, password: xxxxxxxx, format: xml, breaker: false }
  vms:
    kind: vms
    timeZone: Europe/Minsk
    admin: { url: "${provider}/admin", login: x, password: xxxxxxxx, breaker: false }
`,
  );
  return await startRoster({
    args: ['start', '--config', config],
    probed: true,
    nodeArguments: ['--max-old-space-size=512'],
  });
}

/** Serves one body at a time, whatever the request is. */
async function startProvider() {
  let current = Buffer.alloc(0);
  const server = await startHttpServer((response, { url, method }) => {
    if (url.includes('/auth/token')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"access_token":"t","expires_at":"2099-01-01 00:00:00"}');
      return;
    }
    const type = url.includes('.xml') ? 'application/xml' : 'application/json';
    response.writeHead(method === 'PUT' ? 422 : 200, { 'content-type': type }).end(current);
  });
  return {
    url: server.url,
    serve: (body: string) => {
      current = Buffer.from(body);
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

/** Returns the longest time that a health check waited during the work. */
async function othersWaited(url: string, work: () => Promise<unknown>): Promise<number> {
  let isDone = false;
  let longest = 0;
  const client = createKeepAliveClient(url, 1);
  const watch = (async () => {
    while (!isDone) {
      const startedAt = performance.now();
      await (await fetch(`${url}/health/live`)).arrayBuffer();
      longest = Math.max(longest, performance.now() - startedAt);
      await sleep(2);
    }
  })();
  try {
    await work();
  } finally {
    isDone = true;
    await watch;
    client[Symbol.dispose]();
  }
  return longest;
}

const post = (url: string, operation: object): Promise<string> =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  }).then((response) => response.text());

const update = (url: string) =>
  post(url, {
    query:
      'mutation { updateUser(input: { activePlatform: { id: "activeplatform/user/1", firstName: "Ann" } }) { __typename ... on ValidationProblem { issues { message } } } }',
  });

/** @param n distinguishes the reads, because equal ones are coalesced. */
const read = (url: string, { kind, isList }: Sample, n = 1): Promise<string> =>
  post(
    url,
    isList === true
      ? {
          query:
            'query ($id: ID!, $first: Int) { users(provider: $id, first: $first) { nodes { id } } }',
          variables: { id: IDS[kind].split('/')[0], first: n },
        }
      : {
          query: 'query ($id: ID!) { user(id: $id) { id } }',
          variables: { id: IDS[kind].replace('/1', `/${n}`) },
        },
  );

async function measure(
  t: TestContext,
  gateway: RosterProcess,
  name: string,
  work: () => Promise<readonly string[]>,
) {
  const before = (await gateway.probe()).heapBytes;
  const startedAt = performance.now();
  let responses: readonly string[] = [];
  const waitedMs = await othersWaited(gateway.url, async () => {
    responses = await work();
  });
  const ms = performance.now() - startedAt;
  const { blockedMs, busyMs, rssBytes, ...first } = await gateway.probe();
  let { heapBytes } = first;
  // What holds a document until its response was received may end after the client has it.
  for (let left = 10; left > 0 && heapBytes - before > MOST_KEPT_BYTES; left -= 1) {
    await sleep(200);
    ({ heapBytes } = await gateway.probe());
  }
  const shown = [waitedMs, blockedMs, busyMs, ms]
    .map((figure) => figure.toFixed().padStart(6))
    .join('');
  report(
    t,
    `${shown} ms ${(heapBytes / MB).toFixed().padStart(4)} ${(rssBytes / MB).toFixed().padStart(5)} MB  ${name}  ${responses[0]?.slice(0, 130)}`,
  );
  return { waitedMs: Math.min(waitedMs, blockedMs, busyMs), heapBytes, responses };
}

describe('Large bodies of upstreams', () => {
  it('D41, D42: do not delay others', async (t) => {
    await using provider = await startProvider();
    await using gateway = await startGateway(provider.url);
    report(t, 'waited, blocked, busy, total; heap, resident');
    const before = (await gateway.probe()).heapBytes;
    for (const [name, sample] of Object.entries(SAMPLES)) {
      provider.serve(sample.body);
      const { waitedMs, heapBytes } = await measure(t, gateway, name, async () => [
        await read(gateway.url, sample),
      ]);
      assert.ok(waitedMs <= MOST_WAITED_MS, `${name}: ${waitedMs} ms`);
      assert.ok(heapBytes - before <= MOST_KEPT_BYTES, `${name}: ${heapBytes} bytes`);
    }
  });

  it('D43: do not delay others if they are refusals', async (t) => {
    await using provider = await startProvider();
    await using gateway = await startGateway(provider.url);
    for (const [name, body] of Object.entries(REFUSALS)) {
      provider.serve(body);
      const { waitedMs, responses } = await measure(t, gateway, name, async () => [
        await update(gateway.url),
      ]);
      assert.ok(waitedMs <= MOST_WAITED_MS, `${name}: ${waitedMs} ms`);
      assert.match(responses[0] ?? '', /ValidationProblem/);
      assert.ok((responses[0]?.length ?? 0) < 100_000);
    }
  });

  it(`D41, D42: do not end the process if ${CONCURRENT} are read at once`, async (t) => {
    await using provider = await startProvider();
    await using gateway = await startGateway(provider.url);
    const before = (await gateway.probe()).heapBytes;
    for (const name of MANY) {
      const sample = SAMPLES[name];
      assert.ok(sample);
      provider.serve(sample.body);
      const { heapBytes } = await measure(t, gateway, name, () =>
        Promise.all(
          Array.from({ length: CONCURRENT }, (_none, n) => read(gateway.url, sample, n + 1)),
        ),
      );
      assert.ok(heapBytes - before <= MOST_KEPT_BYTES, `${name}: ${heapBytes} bytes`);
    }
  });
});
