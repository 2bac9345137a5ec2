import type { IncomingMessage } from 'node:http';
import { EXPLAIN_HEADER } from '../graphql/cost/explain.ts';
import { REQUEST_ID_HEADER } from '../request/request-id.ts';

/**
 * Headers that decide something. If one is repeated, Node uses the first, the last or both joined, depending on the
 * header; a proxy in front may have used another.
 */
export const DECIDING_HEADERS: readonly string[] = [
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

/** Splits the URL of a request at its first `?`, which begins the query string. */
export function splitUrl(url: string): { readonly path: string; readonly search: string } {
  const [path = ''] = url.split('?', 1);
  return { path, search: url.slice(path.length) };
}

/**
 * Finds out whether the head of a request is ambiguous.
 *
 * @param url the URL of the request as received.
 * @param deciding the names of the headers that decide something, in lower case.
 * @returns why the head is ambiguous, in words for the log; undefined if it is not.
 */
export function findAmbiguity(
  request: IncomingMessage,
  url: string,
  deciding: ReadonlySet<string>,
): string | undefined {
  const repeated = findRepeated(request, deciding);
  if (repeated !== undefined) return `the header ${repeated} is sent more than once`;
  const { headers, httpVersion } = request;
  if (headers.host === undefined)
    return httpVersion === '1.0' ? undefined : 'the header host is missing';
  if (!ABSOLUTE.test(url)) return undefined;
  const isSame = URL.canParse(url) && new URL(url).host === toHost(url, headers.host);
  return isSame ? undefined : 'the URL names another host than the header host';
}

/** Finds a repeated header among those received: Node itself drops some that are repeated. */
function findRepeated({ rawHeaders }: IncomingMessage, names: ReadonlySet<string>) {
  const found = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (found.has(name)) return name;
    if (names.has(name)) found.add(name);
  }
  return undefined;
}

/** Returns the host in the form of a URL, without the default port of its scheme. */
function toHost(url: string, host: string): string | undefined {
  const text = `${new URL(url).protocol}//${host}`;
  return URL.canParse(text) ? new URL(text).host : undefined;
}
