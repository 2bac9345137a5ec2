import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { AnswerFault, Arrival, Expectation } from './fault.ts';
import { headOf, type Reply, reply } from './reply.ts';

/**
 * A write to the VMS Admin API without a password is verified by reading the user; a body from
 * OnApp, which should send none, does not contradict the change.
 */
const UNREADABLE = {
  read: ['UPSTREAM_CONTRACT'],
  write: ['UPSTREAM_CONTRACT', 'OK'],
} as const satisfies Readonly<Record<string, readonly Expectation[]>>;

/** A body is decoded whatever coding it has; only OnApp documents that a write has none. */
const DECODED = {
  read: ['OK'],
  write: ['OK', 'UPSTREAM_CONTRACT'],
} as const satisfies Readonly<Record<string, readonly Expectation[]>>;

const PAGE = '<!doctype html><html><body>Please sign in: canary-page</body></html>';
const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** Rows D10 to D15: bodies that cannot be the requested document. */
export const BODIES: readonly AnswerFault[] = [
  {
    row: 'D10',
    title: 'an HTML page with 200',
    ...UNREADABLE,
    meet: replaced(() => reply(200, PAGE, HTML)),
  },
  {
    row: 'D10',
    title: 'an HTML page with 502',
    read: ['UPSTREAM_FAILED'],
    write: ['UPSTREAM_FAILED'],
    meet: replaced(() => reply(502, PAGE, HTML)),
  },
  { row: 'D11', title: 'an empty 200', ...UNREADABLE, meet: replaced(() => reply(200, '')) },
  {
    row: 'D11',
    title: '204 instead of a body',
    // The page of the VMS gives 204 as the status of a success (quirk 17); OnApp confirms changes
    // with it.
    read: ['UPSTREAM_CONTRACT', 'NULL'],
    write: ['UPSTREAM_CONTRACT', 'OK'],
    meet: replaced(() => reply(204, '')),
  },
  {
    row: 'D11',
    title: '204 with a byte behind its head',
    read: ['UPSTREAM_CONTRACT', 'NULL'],
    write: ['UPSTREAM_CONTRACT', 'OK'],
    meet: async ({ forward, write }) => {
      await forward();
      await write(`${headOf({ status: 204, headers: { 'content-length': '1' } })} `);
    },
  },
  {
    row: 'D11',
    title: '304 without a cached response',
    read: ['UPSTREAM_FAILED'],
    write: ['UPSTREAM_FAILED'],
    meet: replaced(() => reply(304, '')),
  },
  {
    row: 'D12',
    title: 'the true body as application/octet-stream',
    read: ['OK'],
    write: ['OK'],
    meet: replaced((true_) => ({
      ...true_,
      headers: { 'content-type': 'application/octet-stream' },
    })),
  },
  {
    row: 'D12',
    title: 'the true body as HTML',
    ...UNREADABLE,
    meet: replaced((true_) => ({ ...true_, headers: HTML })),
  },
  {
    row: 'D12',
    title: 'the true body after a byte order mark',
    read: ['OK'],
    // OnApp's response is empty, and a byte order mark without a body is not: the true user is
    // read.
    write: ['OK'],
    meet: replaced((true_) => ({ ...true_, body: Buffer.concat([MARK, true_.body]) })),
  },
  {
    row: 'D12',
    title: 'the true body in UTF-16',
    ...UNREADABLE,
    meet: replaced((true_) => ({ ...true_, body: Buffer.from(`\ufeff${true_.body}`, 'utf16le') })),
  },
  {
    row: 'D12',
    title: 'invalid UTF-8',
    ...UNREADABLE,
    meet: replaced((true_) => withIn(true_, Buffer.from([0xff, 0xc3, 0x28]))),
  },
  {
    row: 'D13',
    title: 'a body of 320 MB',
    ...UNREADABLE,
    meet: (at) => stream(at, { 'content-length': String(320 * MEGABYTE) }, 320),
  },
  {
    row: 'D13',
    title: 'an endless body',
    ...UNREADABLE,
    meet: (at) => stream(at, {}, Number.POSITIVE_INFINITY),
  },
  {
    row: 'D14',
    title: '32 kB of gzip that hold 32 MB',
    ...UNREADABLE,
    meet: packed('gzip', () => BOMB),
  },
  {
    row: 'D14',
    title: 'gzip that was not requested',
    ...DECODED,
    meet: packed('gzip', (body) => gzipSync(body)),
  },
  {
    row: 'D14',
    title: 'gzip in gzip',
    ...UNREADABLE,
    meet: packed('gzip, gzip', (body) => gzipSync(gzipSync(body))),
  },
  {
    row: 'D14',
    title: 'brotli that was not requested',
    ...DECODED,
    meet: packed('br', (body) => brotliCompressSync(body)),
  },
  {
    row: 'D14',
    title: 'an encoding that is none',
    ...DECODED,
    meet: packed('canary', (body) => body),
  },
  {
    row: 'D14',
    title: 'invalid gzip',
    ...UNREADABLE,
    meet: packed('gzip', () => Buffer.from('nothing')),
  },
  {
    row: 'D15',
    title: 'JSON of 100,000 levels',
    ...UNREADABLE,
    meet: replaced(() => reply(200, DEEP)),
  },
  {
    row: 'D15',
    title: 'an unread property of 100,000 levels',
    read: ['OK', 'UPSTREAM_CONTRACT'],
    write: ['OK', 'UPSTREAM_CONTRACT'],
    meet: replaced((true_) => ({
      ...true_,
      body: Buffer.from(true_.body.toString().replace(/\}\s*$/, `,"unknown":${DEEP}}`)),
    })),
  },
];

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const MEGABYTE = 1024 * 1024;
/** Small enough that it is soon noticed if the gateway stops reading. */
const PIECE = Buffer.alloc(MEGABYTE / 16, ' ');
const BOMB = gzipSync(Buffer.alloc(32 * MEGABYTE));
const LEVELS = 100_000;
const DEEP = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;

/** Lets the upstream carry out the request, and sends a changed response. */
function replaced(change: (response: Reply) => Reply) {
  return async ({ forward, send }: Arrival) => {
    await send(change(await forward()));
  };
}

function packed(encoding: string, pack: (body: Buffer) => Buffer) {
  return replaced((response) => ({
    status: 200,
    headers: { ...response.headers, 'content-encoding': encoding },
    body: pack(response.body),
  }));
}

/** Inserts bytes into the first quoted text of the body, or before the body if there is none. */
function withIn(response: Reply, bytes: Buffer): Reply {
  const at = Math.max(0, response.body.indexOf(':"') + 2, response.body.indexOf('<login>') + 7);
  const body = Buffer.concat([response.body.subarray(0, at), bytes, response.body.subarray(at)]);
  return { ...response, status: 200, body };
}

async function stream(
  { forward, write }: Arrival,
  lengths: Record<string, string>,
  megabytes: number,
) {
  await forward();
  await write(headOf({ status: 200, headers: { 'content-type': 'application/json', ...lengths } }));
  let goesOn = true;
  for (let n = 0; goesOn && n < 16 * megabytes; n += 1) goesOn = await write(PIECE);
}
