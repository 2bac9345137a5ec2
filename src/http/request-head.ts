import type { IncomingMessage } from 'node:http';
import { EXPLAIN_HEADER } from '../graphql/explain.ts';
import { REQUEST_ID_HEADER } from '../upstream/attempt.ts';

/**
 * Headers that decide something. Of two, Node takes the first, the last or both joined, by the header; a proxy in front may
 * have taken another.
 */
const DECIDING: readonly string[] = [
  'host',
  'authorization',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'origin',
  REQUEST_ID_HEADER,
  EXPLAIN_HEADER,
];

/** An address with a scheme and a host, as clients of a proxy send it. */
const ABSOLUTE = /^https?:\/\//i;

/** The path of a request, also if its client names the host before it. */
export function toPath({ url = '/' }: IncomingMessage): string {
  const parsed = ABSOLUTE.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  return parsed === undefined ? url : `${parsed.pathname}${parsed.search}`;
}

/**
 * @param url of the request as it came.
 * @param deciding names of further headers that decide something, in lower case.
 * @returns why the head is ambiguous; undefined if it is not.
 */
export function findAmbiguity(
  request: IncomingMessage,
  url: string,
  deciding: readonly string[],
): string | undefined {
  const counts = countHeaders(request);
  const repeated = [...DECIDING, ...deciding].find((name) => (counts.get(name) ?? 0) > 1);
  if (repeated !== undefined) return `repeated ${repeated}`;
  const { headers, httpVersion } = request;
  if (headers.host === undefined) return httpVersion === '1.0' ? undefined : 'no host';
  if (!ABSOLUTE.test(url)) return undefined;
  const isSame = URL.canParse(url) && new URL(url).host === toHost(url, headers.host);
  return isSame ? undefined : 'another host';
}

/** All that came: Node itself drops some that are repeated. */
function countHeaders({ rawHeaders }: IncomingMessage): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** In the form of a URL, without the port that its scheme implies. */
function toHost(url: string, host: string): string | undefined {
  const text = `${new URL(url).protocol}//${host}`;
  return URL.canParse(text) ? new URL(text).host : undefined;
}
