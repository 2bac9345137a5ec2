import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** The response of the hostile server to one kind of request. */
export interface Route {
  /** A pattern of the method and path, such as `GET .*users/1`. */
  readonly path: string;
  /** The exact bytes of the whole response. */
  readonly wire: Uint8Array;
  /** The delay before the first byte. */
  readonly delayMs?: number;
  /** The bytes written at once; by default all. */
  readonly chunkBytes?: number;
  readonly chunkDelayMs?: number;
}

interface ResponseParts {
  readonly status?: number;
  readonly type?: string;
  /** Header lines, each with its line end. */
  readonly headers?: string;
}

/** Returns the bytes of an ordinary response with this body. */
export function toWire(
  body: string | Uint8Array,
  { status = 200, type = 'application/json', headers = '' }: ResponseParts = {},
): Uint8Array {
  const bytes = Buffer.from(body);
  const head = `HTTP/1.1 ${status} X\r\ncontent-type: ${type}\r\n${headers}content-length: ${bytes.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), bytes]);
}

export interface HostileUpstream extends AsyncDisposable {
  readonly url: string;
  /** Replaces its responses. */
  readonly serve: (...routes: readonly Route[]) => Promise<void>;
  /** Returns the bytes written since the last call. */
  readonly takeBytes: () => number;
}

export async function startHostileUpstream(): Promise<HostileUpstream> {
  const counter = new SharedArrayBuffer(8);
  const sent = new BigInt64Array(counter);
  const worker = new Worker(new URL('upstream-worker.ts', import.meta.url), {
    workerData: { counter },
  });
  const [port] = await once(worker, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    serve: async (...routes) => {
      const ready = once(worker, 'message');
      worker.postMessage(routes);
      await ready;
    },
    takeBytes: () => Number(Atomics.exchange(sent, 0, 0n)),
    [Symbol.asyncDispose]: async () => {
      await worker.terminate();
    },
  };
}
