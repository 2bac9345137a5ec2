import { Options } from 'got';

/** One call, in the upstream's own terms. */
export interface UpstreamRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Below the base URL, without a slash at the start; made of constants and of ids that were checked. */
  readonly path: string;
  /** Whether the call can change the user. What can is never repeated and outlives a caller who hangs up. */
  readonly effect: 'read' | 'write';
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly contentType: string; readonly text: string };
  /** Sent values that may appear nowhere else: passwords. Replaced in what the upstream says of the request. */
  readonly secrets?: readonly string[];
}

/** A request as it goes on the wire. */
export interface PreparedRequest {
  readonly origin: string;
  /** With the query. */
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** What the requests to one upstream have in common: base URL, headers. */
export type RequestDefaults = Options;

/** `baseUrl` may have a path; every request stays below it. */
export function createRequestDefaults(
  baseUrl: URL,
  headers: Readonly<Record<string, string>>,
): RequestDefaults {
  const prefixUrl = baseUrl.href.endsWith('/') ? baseUrl.href : `${baseUrl.href}/`;
  return new Options({
    prefixUrl,
    // The cap counts bytes as they are read, so nothing may be inflated on the way.
    headers: { 'user-agent': 'roster', 'accept-encoding': 'identity', ...headers },
  });
}

/**
 * Joins base URL, path, query, headers and body by got's rules. No got request is made of it: those follow
 * redirects, repeat writes and print what they sent.
 *
 * @throws {Error} where the URL would leave the base URL: a bug of ours, ids are checked before.
 */
export function prepareRequest(
  request: UpstreamRequest,
  defaults: RequestDefaults,
): PreparedRequest {
  if (!isSafePath(request.path)) throw new Error('An upstream path must stay below its base URL.');
  const options = new Options(
    request.path,
    {
      method: request.method,
      ...(request.query && { searchParams: request.query }),
      headers: {
        ...request.headers,
        ...(request.body && { 'content-type': request.body.contentType }),
      },
    },
    defaults,
  );
  const url = new URL(options.url ?? '');
  const base = new URL(String(defaults.prefixUrl));
  if (url.origin !== base.origin || url.pathname !== `${base.pathname}${request.path}`) {
    throw new Error('An upstream URL must stay below its base URL.');
  }
  return {
    origin: url.origin,
    path: url.pathname + url.search,
    method: request.method,
    headers: toHeaders(options),
    body: request.body?.text ?? null,
  };
}

/** Neither `..` nor anything that a URL parser reads as a separator, a query or an escape. */
const isSafePath = (path: string) =>
  /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/.test(path) && !path.split('/').includes('..');

function toHeaders({ headers }: Options): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') sent[name] = value;
  }
  return sent;
}
