import { readdirSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../support/files/sources.ts';
import type { Attack, Finding, Target } from './attack.ts';
import { alias, jsonUser } from './bodies.ts';
import type { Client } from './client.ts';

/** The milliseconds after which a client that reads nothing must be disconnected. */
const CUT_MS = 27_000;
/** The same time if the system has buffered the whole response: the connection is then closed as idle. */
const IDLE_MS = 85_000;
/** The most MB of memory for unread responses of one caller. */
const MAX_UNREAD_MB = 300;

/** Sends requests without reading the responses, and waits until the connections are closed. */
async function readNothing(
  { resources, isFull }: Target,
  maxMb: number | undefined,
  sendAll: () => Promise<void>,
  cutMs = CUT_MS,
): Promise<Finding> {
  const before = resources();
  await sendAll();
  await sleep(1000);
  const loaded = resources();
  const unreadMb = loaded.rssMb - before.rssMb;
  const outcome = `RSS +${unreadMb} MB, ${loaded.unread} responses unread`;
  const fault =
    maxMb !== undefined && unreadMb > maxMb ? `${unreadMb} MB wait to be read` : undefined;
  if (!isFull) return { outcome, fault };
  let open = Number.POSITIVE_INFINITY;
  for (const end = performance.now() + cutMs; performance.now() < end; ) {
    // An idle connection waits for its next request and holds no memory.
    open = resources().unread;
    if (open === 0) return { outcome: `${outcome}, then cut`, fault };
    await sleep(500);
  }
  return { outcome, fault: fault ?? `${open} responses are not cut` };
}

/** Waits until a response begins, and then stops reading. */
function untilResponse(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      socket.pause();
      resolve();
    };
    const timer = setTimeout(end, 2000);
    socket.once('data', end).once('close', end);
  });
}

/** Requests 5.7 MB again and again without reading: a name of a sixth of that size, six times. */
async function sendLargeReads(target: Target, callers: number, count: number): Promise<void> {
  const { serve, caller, provider, signal } = target;
  const wire = jsonUser(`"first_name":"${'a'.repeat(0.95e6)}"`, false);
  await serve({ path: 'users/1\\.', wire });
  const query = `{ user(id: "${provider('activePlatform')}/user/1") { ... on ActivePlatformUser { ${alias(6, 'firstName')} } } }`;
  const clients: readonly Client[] = Array.from({ length: callers }, () => caller('reader'));
  for (let n = 0; n < count && !signal.aborted; n += 1) {
    const client = clients[n % clients.length];
    if (client !== undefined) await untilResponse(client.write(client.toRequest({ query })));
  }
}

/** Sends requests in sequence, each on its own connection. */
async function sendEach(count: number, send: (n: number) => Socket): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const socket = send(n);
    await untilResponse(socket);
    socket.destroy();
  }
}

function largestAsset(): string | undefined {
  const folder = `${ROOT}packages/graphiql/dist/assets`;
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .sort((one, other) => statSync(`${folder}/${other}`).size - statSync(`${folder}/${one}`).size)
      .at(0);
  } catch {
    return undefined;
  }
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${more}\r\n`;

/** The attacks of clients by connections. */
export const CONNECTION_ATTACKS: readonly Attack[] = [
  {
    id: 'H4',
    name: '150 clients of one key that never read 5.7 MB each',
    settleMs: 30_000,
    run: (target) =>
      readNothing(target, MAX_UNREAD_MB, () =>
        sendLargeReads(target, 1, target.times({ ci: 60, full: 150 })),
      ),
  },
  {
    id: 'H4',
    name: 'the same of eight keys',
    settleMs: 30_000,
    run: (target) =>
      readNothing(target, undefined, () =>
        sendLargeReads(target, 8, target.times({ ci: 30, full: 150 })),
      ),
  },
  {
    id: 'L3',
    name: '200 clients that never read an asset of GraphiQL',
    run: async (target) => {
      const asset = largestAsset();
      if (asset === undefined) return 'GraphiQL is not built';
      const client = target.caller('reader');
      const sendAll = async () => {
        for (let n = 0; n < 200; n += 1) client.write(get(`/graphiql/assets/${asset}`));
      };
      return readNothing(target, MAX_UNREAD_MB, sendAll, IDLE_MS);
    },
  },
  {
    id: 'own',
    name: '500 connections that send nothing',
    run: async ({ caller, resources }) => {
      const client = caller('reader');
      for (let n = 0; n < 500; n += 1) client.write('');
      await sleep(1500);
      return `${resources().connections} connections`;
    },
  },
  {
    id: 'own',
    name: '300 connections that send a header byte by byte',
    run: async ({ caller, times }) => {
      const client = caller('reader');
      const request = get('/health/live', `x-slow: ${'a'.repeat(2000)}\r\n`);
      const sockets = Array.from({ length: 300 }, () => client.write(request.slice(0, 40)));
      for (let at = 40; at < 40 + times({ ci: 20, full: 100 }); at += 1) {
        for (const socket of sockets) socket.write(request.charAt(at));
        await sleep(50);
      }
      return 'sent slowly';
    },
  },
  {
    id: 'own',
    name: '5,000 requests in one piece, responses not read',
    run: async ({ caller }) => {
      const client = caller('reader');
      client.write(get('/health/live').repeat(5000));
      await sleep(1500);
      return 'pipelined';
    },
  },
  {
    id: 'own',
    name: '600 operations in one piece, responses not read',
    run: async ({ caller }) => {
      const client = caller('reader');
      client.write(client.toRequest({ query: '{ providers { id kind } }' }).repeat(600));
      await sleep(1500);
      return 'pipelined';
    },
  },
  {
    id: 'own',
    name: 'garbage on 300 connections',
    run: async ({ caller }) => {
      const client = caller('reader');
      await sendEach(300, (n) =>
        client.write(`${String.fromCharCode(1 + (n % 30))}${'\u0000:'.repeat(20_000)}`),
      );
      return 'garbage';
    },
  },
  {
    id: 'own',
    name: 'a body of 60,000 chunks of one byte, some times',
    run: async ({ caller, times }) => {
      const client = caller('reader');
      const [head = ''] = client.toRequest('').split('content-length');
      const chunks = `${'1\r\n \r\n'.repeat(60_000)}0\r\n\r\n`;
      await sendEach(times({ ci: 4, full: 20 }), () =>
        client.write(`${head}transfer-encoding: chunked\r\n\r\n${chunks}`),
      );
      return 'chunked';
    },
  },
  {
    id: 'own',
    name: 'requests of 1,900 headers, 200 times',
    run: async ({ caller }) => {
      const client = caller('reader');
      const headers = Array.from({ length: 1900 }, (_none, n) => `x${n}:1\r\n`).join('');
      const request = get('/health/live', headers.slice(0, 15_000 - (15_000 % 8)));
      await sendEach(200, () => client.write(request));
      return 'many headers';
    },
  },
];
