import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

interface UnreadRequest {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: string;
  /** How often the request is sent at once. */
  readonly times?: number;
}

/** Opens a connection and sends requests; nothing is read until its `resume` is called. */
export async function openUnread(url: string, request: UnreadRequest = {}): Promise<Socket> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.pause();
  socket.write(formatRequest(host, request).repeat(request.times ?? 1));
  return socket;
}

function formatRequest(host: string, { body, headers = {}, path = '/graphql' }: UnreadRequest) {
  const text = body === undefined ? '' : JSON.stringify(body);
  const all: Readonly<Record<string, string>> = {
    host,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${body === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`;
}
