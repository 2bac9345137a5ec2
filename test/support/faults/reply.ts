/** An answer of the real upstream, or one made up in its place. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer with a body in JSON. */
export function json(status: number, document: unknown): Reply {
  return reply(status, JSON.stringify(document));
}

/** An answer with this body; of JSON where the headers name no other type. */
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

/** Status line and headers, up to the empty line; a length only where the headers name one. */
export function headOf({ status, headers }: Pick<Reply, 'status' | 'headers'>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `${[`HTTP/1.1 ${status} Drill`, ...lines].join('\r\n')}\r\n\r\n`;
}

/** The whole answer as HTTP/1.1 has it. */
export function toBytes(answer: Reply): Buffer {
  return Buffer.concat([Buffer.from(headOf(withLength(answer)), 'latin1'), answer.body]);
}

/** With a length, where the status may have one. */
export function withLength(answer: Reply): Reply {
  const { status, headers, body } = answer;
  if (status === 204 || status === 304) return answer;
  return { ...answer, headers: { ...headers, 'content-length': String(body.length) } };
}
