import type { Dispatcher } from 'undici';

/** What came back, whole. */
export interface UpstreamReply {
  readonly status: number;
  /** Lower case, as in `application/json; charset=utf-8`; empty where the upstream names none. */
  readonly contentType: string;
  readonly retryAfter: string | null;
  /** By its name in lower case; null where it is absent. The first of several. */
  readonly header: (name: string) => string | null;
  /** Null where it was cut off, too large, encoded or not UTF-8, with the reason in `unreadable`. */
  readonly text: string | null;
  readonly unreadable: 'cut' | 'late' | 'tooLarge' | 'encoded' | null;
}

/** Reads the body to its end, up to `maxBytes` of it. */
export async function readReply(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  signal: AbortSignal,
  maxBytes: number,
): Promise<UpstreamReply> {
  const head = {
    status: statusCode,
    contentType: oneOf(headers['content-type'])?.toLowerCase() ?? '',
    retryAfter: oneOf(headers['retry-after']) ?? null,
    header: (name: string) => oneOf(headers[name]) ?? null,
  };
  const encoding = oneOf(headers['content-encoding'])?.toLowerCase() ?? 'identity';
  if (encoding !== 'identity') {
    body.on('error', ignore).destroy();
    return { ...head, text: null, unreadable: 'encoded' };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) return { ...head, text: null, unreadable: 'tooLarge' };
      chunks.push(chunk);
    }
  } catch {
    return { ...head, text: null, unreadable: signal.aborted ? 'late' : 'cut' };
  }
  return decodeText(head, Buffer.concat(chunks, bytes));
}

function decodeText(
  head: Pick<UpstreamReply, 'status' | 'contentType' | 'retryAfter' | 'header'>,
  bytes: Buffer,
): UpstreamReply {
  try {
    return {
      ...head,
      text: UTF_8.decode(bytes),
      unreadable: null,
    };
  } catch {
    return { ...head, text: null, unreadable: 'encoded' };
  }
}

const oneOf = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header[0] : header;

function ignore(): void {}

/** Takes a byte order mark off, and refuses what is no UTF-8 rather than replacing it. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
