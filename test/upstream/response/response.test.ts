import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { describe, it } from 'node:test';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import { CallDocuments } from '../../../src/request/held-documents.ts';
import { BodyBudget } from '../../../src/upstream/response/body-budget.ts';
import type { UpstreamResponse } from '../../../src/upstream/response/response.ts';
import { Transport } from '../../../src/upstream/transport/transport.ts';

const KIB = 1024;

/** A server that sends raw bytes for each request. */
async function startRawServer(send: (socket: Socket, request: number) => void) {
  let requests = 0;
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket.on('error', () => {}));
    socket.on('data', () => {
      requests += 1;
      send(socket, requests);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const transport = new Transport({ origin, connections: 1, connectMs: 1000 });
  const get = (
    maxBytes = 64 * KIB,
    signal = AbortSignal.timeout(60_000),
  ): Promise<UpstreamResponse> =>
    transport.send(
      { path: '/', method: 'GET', headers: {}, body: null },
      { signal, clientDisconnected: new AbortController().signal },
      { maxBytes, budget: new BodyBudget(maxBytes), documents: new CallDocuments() },
    );
  return {
    get,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      await transport.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

const response = (status: number, headers: readonly string[], body: Buffer | string) =>
  Buffer.concat([
    Buffer.from([`HTTP/1.1 ${status} Some`, ...headers, '', ''].join('\r\n')),
    Buffer.from(body),
  ]);

const encoded = (status: number, encoding: string, body: Buffer | string) =>
  response(
    status,
    [`content-length: ${Buffer.from(body).length}`, `content-encoding: ${encoding}`],
    body,
  );

describe('F8: a 204', () => {
  for (const [title, lines, rest] of [
    ['one byte', ['content-length: 1'], ' '],
    ['a document', ['content-length: 8'], '{"id":1}'],
    ['an announced byte that never comes', ['content-length: 1'], ''],
    ['chunks', ['transfer-encoding: chunked'], '2\r\n{}\r\n0\r\n\r\n'],
    ['a chunk that never comes', ['transfer-encoding: chunked'], ''],
    ['a coding', ['content-encoding: gzip'], ''],
    ['bytes without a length', [], 'true'],
    ['nothing', [], ''],
  ] as const) {
    it(`ends with its head before ${title}`, async () => {
      await using server = await startRawServer((socket) =>
        socket.write(response(204, lines, rest)),
      );
      const startedAt = performance.now();
      const { status, text, bodyError } = await server.get();
      assert.deepEqual({ status, text, bodyError }, { status: 204, text: '', bodyError: null });
      assert.ok(performance.now() - startedAt < 30_000);
      // The next request works too.
      assert.equal((await server.get()).status, 204);
    });
  }

  it('keeps its connection', async () => {
    await using server = await startRawServer((socket) => socket.write(response(204, [], '')));
    for (let n = 0; n < 3; n += 1) await server.get();
    assert.equal(server.connections(), 1);
  });
});

const JSON_TEXT = '{"errors":{"login":["The login is taken. Имя занято."]}}';
const CODERS = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  Deflate: deflateRawSync,
  br: brotliCompressSync,
  zstd: zstdCompressSync,
} as const;

describe('F13: Content-Encoding', () => {
  for (const name of [
    'UTF-8',
    'none',
    'identity',
    'binary',
    'application/json',
    '',
    'utf-8,identity',
  ]) {
    it(`ignores "${name}", which is no coding`, async () => {
      await using server = await startRawServer((socket) =>
        socket.write(encoded(200, name, JSON_TEXT)),
      );
      assert.equal((await server.get()).text, JSON_TEXT);
    });
  }

  for (const [name, pack] of Object.entries(CODERS)) {
    for (const status of [200, 422]) {
      it(`decodes ${name} that was not requested, status ${status}`, async () => {
        await using server = await startRawServer((socket) =>
          socket.write(encoded(status, name, pack(JSON_TEXT))),
        );
        const { text, bodyError } = await server.get();
        assert.deepEqual({ text, bodyError }, { text: JSON_TEXT, bodyError: null });
      });

      it(`bounds a bomb of ${name}, status ${status}`, async () => {
        const bomb = pack(Buffer.alloc(4 * 1024 * KIB, ' '));
        await using server = await startRawServer((socket) =>
          socket.write(encoded(status, name, bomb)),
        );
        assert.equal((await server.get()).bodyError, 'tooLarge');
      });
    }

    it(`reads plain JSON that claims to be ${name}`, async () => {
      await using server = await startRawServer((socket) =>
        socket.write(encoded(200, name, JSON_TEXT)),
      );
      assert.equal((await server.get()).text, JSON_TEXT);
    });

    it(`reports ${name} that ends early as encoded`, async () => {
      await using server = await startRawServer((socket) =>
        socket.write(encoded(200, name, pack(JSON_TEXT).subarray(0, -12))),
      );
      assert.equal((await server.get()).bodyError, 'encoded');
    });

    it(`reports a connection that breaks in ${name} as cut`, async () => {
      const bytes = encoded(200, name, pack(JSON_TEXT));
      await using server = await startRawServer((socket) => socket.end(bytes.subarray(0, -12)));
      assert.equal((await server.get()).bodyError, 'cut');
    });

    it(`reports ${name} that does not end in time as timeout`, async () => {
      const bytes = encoded(200, name, pack(JSON_TEXT));
      const deadline = new AbortController();
      // The time is over soon after the bytes have been sent.
      await using server = await startRawServer((socket) =>
        socket.write(bytes.subarray(0, -12), () => setTimeout(() => deadline.abort(), 50)),
      );
      assert.equal((await server.get(KIB, deadline.signal)).bodyError, 'timeout');
    });

    it(`accepts an empty body of ${name}`, async () => {
      await using server = await startRawServer((socket) => socket.write(encoded(200, name, '')));
      assert.equal((await server.get()).text, '');
    });
  }

  for (const name of ['gzip, gzip', 'br,gzip', 'compress', 'exi']) {
    it(`does not decode ${name}`, async () => {
      await using server = await startRawServer((socket) =>
        socket.write(encoded(200, name, gzipSync(gzipSync(JSON_TEXT)))),
      );
      assert.equal((await server.get()).bodyError, 'encoded');
    });
  }

  it('reports bytes after the magic number that are no gzip as encoded', async () => {
    await using server = await startRawServer((socket) =>
      socket.write(encoded(200, 'gzip', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]))),
    );
    assert.equal((await server.get()).bodyError, 'encoded');
  });

  it('stops reading a coded body that decodes to nothing', async () => {
    const empty = gzipSync('');
    let sent = 0;
    await using server = await startRawServer((socket) => {
      socket.write(response(200, ['content-encoding: gzip'], ''));
      const flood = () => {
        for (let n = 0; !socket.destroyed && n < 1000; n += 1) {
          sent += empty.length;
          socket.write(empty);
        }
        if (!socket.destroyed) setImmediate(flood);
      };
      flood();
    });
    assert.equal((await server.get(64 * KIB)).bodyError, 'tooLarge');
    assert.ok(sent < 8 * 1024 * KIB);
  });

  it('returns any text of any coding unchanged', async () => {
    let bytes = Buffer.alloc(0);
    await using server = await startRawServer((socket) => socket.write(bytes));
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue(),
        fc.constantFrom(...Object.entries(CODERS)),
        async (value, [name, pack]) => {
          const text = JSON.stringify({ value });
          bytes = encoded(200, name, pack(text));
          assert.equal((await server.get(1024 * KIB)).text, text);
        },
      ),
      { numRuns: 60 },
    );
  });
});
