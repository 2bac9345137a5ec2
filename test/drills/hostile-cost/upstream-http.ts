import { gzipSync } from 'node:zlib';
import type { Attack, Target } from './attack.ts';
import { DOCUMENT_BYTES, fill } from './bodies.ts';
import { type Outcome, summarize } from './traffic.ts';
import { type Route, toWire } from './upstream.ts';

const MB = 1024 * 1024;

/** Reads ActivePlatform users, several at once, from a server with this response. */
async function readUsers(
  { serve, caller, provider }: Target,
  route: Omit<Route, 'path'>,
  atOnce = 1,
): Promise<string> {
  await serve({ path: 'GET ', ...route });
  const key = provider('activePlatform');
  const client = caller('reader');
  const sent = Array.from({ length: atOnce }, (_none, n) =>
    client.post({ query: `{ user(id: "${key}/user/${n + 1}") { id login } }` }),
  );
  const outcomes: readonly Outcome[] = await Promise.all(sent);
  return summarize(outcomes);
}

const own = (name: string, toRoute: () => Omit<Route, 'path'>, atOnce = 1): Attack => ({
  id: 'own',
  name: `upstream: ${name}`,
  run: (target) => readUsers(target, toRoute(), atOnce),
});

const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const USER = '{"id":1,"login":"a"}';

/** The attacks of an upstream by HTTP itself. */
export const HTTP_ATTACKS: readonly Attack[] = [
  own('2,000 headers', () => {
    const headers = Array.from({ length: 2000 }, (_none, n) => `x${n}: 1\r\n`).join('');
    return { wire: toWire(USER, { headers }) };
  }),
  own('headers without end', () => ({ wire: Buffer.from(`${head}${fill('x: 1\r\n', 16 * MB)}`) })),
  own('100,000 informational responses', () => ({
    wire: Buffer.concat([Buffer.from(fill('HTTP/1.1 103 Early\r\n\r\n', 2.2e6)), toWire(USER)]),
  })),
  own('1 MiB in chunks of one byte', () => ({
    wire: Buffer.from(
      `${head}transfer-encoding: chunked\r\n\r\n${fill('1\r\n \r\n', 6 * MB)}0\r\n\r\n`,
    ),
  })),
  own('chunk extensions of 4 MiB', () => ({
    wire: Buffer.from(
      `${head}transfer-encoding: chunked\r\n\r\n1;a=${'b'.repeat(4 * MB)}\r\n1\r\n0\r\n\r\n`,
    ),
  })),
  own('64 kB that come in pieces of ten bytes', () => ({
    wire: toWire(`{"id":1,"login":"${'a'.repeat(64_000)}"}`),
    chunkBytes: 10,
  })),
  own('a Retry-After of 8 kB', () => ({
    wire: toWire('{}', { status: 429, headers: `retry-after: ${'9'.repeat(8000)}\r\n` }),
  })),
  own('a Retry-After of blanks', () => ({
    wire: toWire('{}', { status: 503, headers: `retry-after: 1${' '.repeat(8000)}x\r\n` }),
  })),
  own('a content type of 8 kB', () => ({ wire: toWire(USER, { type: fill('text/html;', 8000) }) })),
  own('a 404 of 4 MiB', () => ({ wire: toWire('a'.repeat(DOCUMENT_BYTES), { status: 404 }) })),
  own('a 500 of 4 MiB of markup', () => ({
    wire: toWire(fill('<html ', DOCUMENT_BYTES), { status: 500, type: 'text/html' }),
  })),
  own('a page of 4 MiB of blanks', () => ({
    wire: toWire(' '.repeat(DOCUMENT_BYTES), { type: 'text/html' }),
  })),
  own('300 MB in gzip', () => ({
    wire: toWire(gzipSync(Buffer.alloc(300 * MB)), { headers: 'content-encoding: gzip\r\n' }),
  })),
  own('more than the length it names', () => ({
    wire: Buffer.concat([toWire(USER), Buffer.alloc(4 * MB, 'a')]),
  })),
  // Attacks that open a circuit breaker are last.
  own(
    '4 MiB, 20 at once',
    () => ({
      wire: toWire(`{"id":1,"login":"a","x":[${fill('{},', DOCUMENT_BYTES)}{}]}`),
    }),
    20,
  ),
  own(
    '8 MiB where 4 are allowed, 20 at once',
    () => ({
      wire: toWire(`{"id":1,"login":"${'a'.repeat(8 * MB)}"}`),
    }),
    20,
  ),
  own(
    'a body byte by byte, 20 at once',
    () => ({
      wire: toWire(`{"id":1,"login":"${'a'.repeat(64_000)}"}`),
      chunkBytes: 1,
      chunkDelayMs: 1,
    }),
    20,
  ),
];
