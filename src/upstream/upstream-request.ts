import { Options } from 'got';
import { type Endpoint, fillPath } from './endpoint.ts';

/** One call, in the upstream's own terms. */
export interface UpstreamRequest {
  readonly endpoint: Endpoint;
  /** What stands in the places of the endpoint's path. */
  readonly ids?: Readonly<Record<string, string>>;
  /** A list is sent as its name again and again: `cameras_ids[]=1&cameras_ids[]=2`. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** Stands in the query without a value: `short`. */
  readonly flag?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly contentType: string; readonly text: string };
  /** Sent values that may appear nowhere else: passwords. Replaced in what the upstream says of the request. */
  readonly secrets?: readonly string[];
  /** Set where others wait with this one: a list gets no more time than a document. */
  readonly isUrgent?: boolean;
  /** The number of the token in the headers, where it changes: who has another may get another answer. */
  readonly token?: number;
  /** 2 where the same call was made before with a credential that had run out; absent: 1. */
  readonly attempt?: number;
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

/** The same, made ready. */
export interface RequestDefaults {
  readonly options: Options;
  readonly query: Readonly<Record<string, string>>;
}

/** What the requests to one upstream have in common. */
export interface RequestCommon {
  /** May have a path; every request stays below it. */
  readonly baseUrl: URL;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in the query of every request: where a credential stands in the URL, no data source knows it. */
  readonly query?: Readonly<Record<string, string>> | undefined;
}

export function createRequestDefaults({
  baseUrl,
  headers,
  query = {},
}: RequestCommon): RequestDefaults {
  const prefixUrl = baseUrl.href.endsWith('/') ? baseUrl.href : `${baseUrl.href}/`;
  const options = new Options({
    prefixUrl,
    // The cap counts bytes as they are read, so nothing may be inflated on the way.
    headers: { 'user-agent': 'roster', 'accept-encoding': 'identity', ...headers },
  });
  return { options, query };
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
  const path = fillPath(request.endpoint.path, request.ids);
  if (!isSafePath(path)) throw new Error('An upstream path must stay below its base URL.');
  const options = new Options(
    path,
    {
      method: request.endpoint.method,
      searchParams: toSearchParams({ ...defaults.query, ...request.query }),
      headers: {
        ...request.headers,
        ...(request.body && { 'content-type': request.body.contentType }),
      },
    },
    defaults.options,
  );
  const url = new URL(options.url ?? '');
  const base = new URL(String(defaults.options.prefixUrl));
  if (url.origin !== base.origin || url.pathname !== `${base.pathname}${path}`) {
    throw new Error('An upstream URL must stay below its base URL.');
  }
  return {
    origin: url.origin,
    path: url.pathname + withFlag(url.search, request.flag),
    method: request.endpoint.method,
    headers: toHeaders(options),
    body: request.body?.text ?? null,
  };
}

function toSearchParams(query: NonNullable<UpstreamRequest['query']>): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of typeof value === 'string' ? [value] : value) params.append(name, item);
  }
  return params;
}

const withFlag = (search: string, flag: string | undefined) =>
  flag === undefined
    ? search
    : `?${[flag, search.slice(1)].filter((part) => part !== '').join('&')}`;

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
