import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Outcome, Traffic } from './traffic.ts';

/** An operation, or the exact bytes of a body. */
export type Body = string | Buffer | { readonly query: string; readonly variables?: object };

/** An attacking caller. Its promises never reject: an error becomes the outcome. */
export interface Client {
  readonly post: (body: Body, headers?: OutgoingHttpHeaders) => Promise<Outcome>;
  readonly get: (path: string, headers?: OutgoingHttpHeaders) => Promise<Outcome>;
  /** Opens a connection and writes these bytes; it reads only if the attack reads from the socket. */
  readonly write: (bytes: string | Buffer) => Socket;
  /** Returns the bytes of a whole request, for `write`. */
  readonly toRequest: (body: Body) => string;
}

interface ClientOptions {
  readonly url: string;
  readonly credential: string;
  readonly traffic: Traffic;
  readonly signal: AbortSignal;
}

const MAX_SOCKETS = 32;
/** The characters that are kept of either end of a response, to find codes there. */
const KEPT_CHARACTERS = 4000;

export function createClient({ url, credential, traffic, signal }: ClientOptions): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  signal.addEventListener('abort', () => agent.destroy(), { once: true });
  const authorization = `Bearer ${credential}`;
  const exchange = (method: string, path: string, headers: OutgoingHttpHeaders, body?: Buffer) =>
    new Promise<Outcome>((resolve) => {
      traffic.requests += 1;
      traffic.bytes += (body?.length ?? 0) + path.length + authorization.length;
      const fail = (error: NodeJS.ErrnoException) =>
        resolve({ status: 0, codes: [error.code ?? error.name], bytes: 0 });
      const all = { authorization, ...headers };
      const sent = request(`${url}${path}`, { method, headers: all, agent, signal }, (response) => {
        let [begin, end, bytes] = ['', '', 0];
        response.setEncoding('latin1');
        response.on('data', (chunk: string) => {
          bytes += chunk.length;
          if (begin.length < KEPT_CHARACTERS) begin += chunk.slice(0, KEPT_CHARACTERS);
          end = (end + chunk).slice(-KEPT_CHARACTERS);
        });
        response.once('error', fail).once('end', () => {
          const { statusCode: status = 0 } = response;
          resolve({ status, codes: codesIn(begin + end), bytes });
        });
      });
      sent.once('error', fail).end(body);
    });
  return {
    post: (body, headers = {}) => {
      const type = { 'content-type': 'application/json' };
      return exchange('POST', '/graphql', { ...type, ...headers }, toBytes(body));
    },
    get: (path, headers = {}) => exchange('GET', path, headers),
    write: (bytes) => {
      traffic.requests += 1;
      traffic.bytes += bytes.length;
      const { hostname, port } = new URL(url);
      const socket = connect(Number(port), hostname);
      socket.on('error', () => {});
      signal.addEventListener('abort', () => socket.destroy(), { once: true });
      socket.write(bytes);
      return socket;
    },
    toRequest: (body) => {
      const bytes = toBytes(body);
      return `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: ${authorization}\r\ncontent-type: application/json\r\ncontent-length: ${bytes.length}\r\n\r\n${bytes}`;
    },
  };
}

function toBytes(body: Body): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

function codesIn(text: string): readonly string[] {
  const codes = [...text.matchAll(/"code":"([A-Z_]{3,40})"/g)].map(([, code = '']) => code);
  return [...new Set(codes)].slice(0, 3);
}
