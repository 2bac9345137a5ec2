import type { AnswerFault, Arrival } from './fault.ts';
import { headOf, type Reply, toBytes, withLength } from './reply.ts';

const BROKEN = { read: ['UPSTREAM_BROKEN'], write: ['UPSTREAM_BROKEN'] } as const;

/** Rows D8, D9 and D32: responses that are not HTTP, or too much of it. */
export const MALFORMED_HTTP: readonly AnswerFault[] = [
  {
    row: 'D8',
    title: 'two lengths that differ',
    ...BROKEN,
    meet: (at) => withLines(at, ['content-length: 2', 'content-length: 7'], '{}     '),
  },
  {
    row: 'D8',
    title: 'a length and chunks',
    ...BROKEN,
    meet: (at) =>
      withLines(at, ['content-length: 2', 'transfer-encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'),
  },
  {
    row: 'D8',
    title: 'a chunk without a size',
    ...BROKEN,
    meet: (at) => withLines(at, ['transfer-encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'),
  },
  { row: 'D8', title: 'HTTP/0.9', ...BROKEN, meet: (at) => raw(at, '{"id":1}') },
  { row: 'D8', title: 'a TLS alert', ...BROKEN, meet: (at) => raw(at, '\x15\x03\x01\0\x02\x02\n') },
  {
    row: 'D8',
    title: 'an unknown version',
    ...BROKEN,
    meet: (at) => raw(at, 'HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
  },
  {
    row: 'D8',
    title: 'NUL in a header',
    ...BROKEN,
    meet: (at) => withLines(at, ['x-nul: a\0b', 'content-length: 2'], '{}'),
  },
  {
    row: 'D8',
    title: 'a header folded over two lines',
    ...BROKEN,
    meet: (at) => withLines(at, ['x-folded: a\r\n\tb\n\nc', 'content-length: 2'], '{}'),
  },
  {
    row: 'D9',
    title: 'two thousand headers',
    ...BROKEN,
    meet: (at) =>
      withLines(
        at,
        Array.from({ length: 2000 }, (_none, n) => `x-flood-${n}: 1`),
        '{}',
      ),
  },
  {
    row: 'D9',
    title: 'a header of 20 kB',
    ...BROKEN,
    meet: (at) => withLines(at, [`x-long: ${'a'.repeat(20_000)}`, 'content-length: 2'], '{}'),
  },
  {
    row: 'D9',
    title: 'a hundred 103 before the response',
    read: ['OK'],
    write: ['OK'],
    meet: async ({ forward, write }) => {
      const response = await forward();
      await write(Buffer.concat([Buffer.from(EARLY.repeat(100)), toBytes(response)]));
    },
  },
  {
    row: 'D9',
    title: '100 Continue before the response',
    read: ['OK'],
    write: ['OK'],
    meet: async ({ forward, write }) => {
      const response = await forward();
      await write(Buffer.concat([Buffer.from(CONTINUE), toBytes(response)]));
    },
  },
  {
    row: 'D9',
    title: 'endless 103',
    read: ['UPSTREAM_TIMEOUT', 'UPSTREAM_BROKEN'],
    write: ['UPSTREAM_TIMEOUT', 'UPSTREAM_BROKEN'],
    meet: async ({ forward, write }) => {
      await forward();
      while (await write(EARLY.repeat(50))) await new Promise((resolve) => setTimeout(resolve, 2));
    },
  },
  {
    row: 'D9',
    title: '101, another protocol',
    ...BROKEN,
    meet: (at) => raw(at, 'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  },
  {
    row: 'D32',
    title: 'cookies, challenges and cache directives',
    read: ['OK'],
    write: ['OK'],
    meet: async ({ forward, send }) => {
      const response = await forward();
      await send({ ...response, headers: { ...response.headers, ...FOR_BROWSERS } });
    },
  },
];

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n';
const EARLY = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n';

const FOR_BROWSERS = {
  // It is ignored (row D39): deadlines and breakers have clocks of their own.
  date: 'Fri, 31 Dec 9999 23:59:59 GMT',
  'set-cookie': 'canary-cookie=1; Path=/',
  'www-authenticate': 'Basic realm="canary-cookie"',
  'cache-control': 'public, max-age=31536000',
  'access-control-allow-origin': '*',
};

async function raw({ forward, write, socket }: Arrival, bytes: string) {
  await forward();
  await write(bytes);
  socket.end();
}

async function withLines({ forward, write }: Arrival, lines: readonly string[], body: string) {
  const response: Reply = { ...(await forward()), status: 200 };
  const { 'content-length': _own, ...headers } = withLength(response).headers;
  const head = headOf({ status: 200, headers }).slice(0, -2);
  await write(`${head}${lines.join('\r\n')}\r\n\r\n${body}`);
}
