import type { IncomingMessage } from 'node:http';
import { EXPLAIN_HEADER } from '../graphql/cost/explain.ts';
import { REQUEST_ID_HEADER } from '../request/request-id.ts';

/**
 * Headers that decide something. If one is repeated, Node uses the first, the last or both joined, depending on the
 * header; a proxy in front may have used another.
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

/** A URL with a scheme and a host, as clients of a proxy send it. */
const ABSOLUTE = /^https?:\/\//i;

/** Returns the path of a request, also if its client sends an absolute URL. */
export function toPath({ url = '/' }: IncomingMessage): string {
  const parsed = ABSOLUTE.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  return parsed === undefined ? url : `${parsed.pathname}${parsed.search}`;
}

/**
 * Finds out whether the head of a request is ambiguous.
 *
 * @param url the URL of the request as received.
 * @param deciding the names of further headers that decide something, in lower case.
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

/** Counts all received headers: Node itself drops some that are repeated. */
function countHeaders({ rawHeaders }: IncomingMessage): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** Returns the host in the form of a URL, without the default port of its scheme. */
function toHost(url: string, host: string): string | undefined {
  const text = `${new URL(url).protocol}//${host}`;
  return URL.canParse(text) ? new URL(text).host : undefined;
}
