/** A response of the real upstream, or an invented one. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Creates a response with a JSON body. */
export function json(status: number, document: unknown): Reply {
  return reply(status, JSON.stringify(document));
}

/** Creates a response with this body; it is JSON unless the headers name another type. */
export function reply(
  status: number,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(body),
  };
}

/**
 * Returns the status line and headers, up to the empty line; a length only if the headers contain
 * one.
 */
export function headOf({ status, headers }: Pick<Reply, 'status' | 'headers'>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/1.1 ${status} Drill`, ...lines].join('\r\n')}\r\n\r\n`;
}

/** Returns the whole response as HTTP/1.1. */
export function toBytes(response: Reply): Buffer {
  return Buffer.concat([Buffer.from(headOf(withLength(response)), 'latin1'), response.body]);
}

/** Adds a length if the status allows one. */
export function withLength(response: Reply): Reply {
  const { status, headers, body } = response;
  if (status === 204 || status === 304) return response;
  return { ...response, headers: { ...headers, 'content-length': String(body.length) } };
}
