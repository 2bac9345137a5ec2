import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A response of the server; null closes the connection instead. `delayMs` holds it back. */
export interface ScriptedResponse {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text, or an object that is sent as JSON. */
  readonly body?: string | object;
  readonly delayMs?: number;
}

/** A request that the server received. */
export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly query: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
}

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  readonly received: readonly ReceivedRequest[];
}

/** Starts a server that sends these responses in turn, and the last one for ever. */
export async function startScriptedServer(
  ...responses: readonly (ScriptedResponse | null)[]
): Promise<ScriptedServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const next = responses[Math.min(received.length, responses.length - 1)] ?? null;
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    received.push({ method: request.method, headers: request.headers, body });
    if (next === null) return request.socket.destroy();
    if (next.delayMs !== undefined) await new Promise((end) => setTimeout(end, next.delayMs));
    const isText = typeof next.body === 'string';
    const type = isText ? 'text/html' : 'application/graphql-response+json';
    response.writeHead(next.status ?? 200, { 'content-type': type, ...next.headers });
    return response.end(isText ? next.body : JSON.stringify(next.body ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Returns a response with an error, as the gateway sends it. */
export const failure = (
  status: number,
  extensions: object,
  message = 'Refused.',
): ScriptedResponse => ({ status, body: { errors: [{ message, extensions }] } });
