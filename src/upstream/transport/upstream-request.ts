import { Options } from 'got';
import { type Endpoint, fillPath } from '../endpoint.ts';

/** One call, in the terms of the upstream. */
export interface UpstreamRequest {
  readonly endpoint: Endpoint;
  /** The ids in the path, by the names of their placeholders. */
  readonly ids?: Readonly<Record<string, string>>;
  /** The parameters of the query. A list repeats its name: `cameras_ids[]=1&cameras_ids[]=2`. */
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
  /** A parameter of the query without a value, such as `short`. */
  readonly flag?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly contentType: string; readonly text: string };
  /**
   * Sent secrets, such as passwords. They are redacted in the texts of the upstream about the
   * request.
   */
  readonly secrets?: readonly string[];
  /** Whether other calls wait with this one, so that a list gets no more time than one object. */
  readonly useShortTimeout?: boolean;
  /**
   * The number of the token in the headers if it changes, because the response may depend on the
   * token.
   */
  readonly token?: number;
  /** 2 if the same call was made before with an expired credential; 1 if absent. */
  readonly attempt?: number;
}

/** A request as it is sent. */
export interface PreparedRequest {
  readonly origin: string;
  /** The path with the query. */
  readonly path: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

/** The prepared settings that all requests to one upstream share. */
export interface RequestDefaults {
  readonly options: Options;
  readonly query: Readonly<Record<string, string>>;
}

/** The settings that all requests to one upstream share. */
export interface RequestCommon {
  /** It may have a path. Every request stays below it. */
  readonly baseUrl: URL;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in the query of every request, so that no data source knows a credential in the URL. */
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
    // The size limit counts the received bytes, so the response must not be compressed.
    headers: { 'user-agent': 'roster', 'accept-encoding': 'identity', ...headers },
  });
  return { options, query };
}

/**
 * Joins base URL, path, query, headers and body by the rules of got. It does not create a request
 * of got, which would follow redirects, repeat writes and print what it sent.
 *
 * @throws {Error} if the URL is not below the base URL. This is a bug of the gateway, because ids
 * are validated before.
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

/**
 * Returns whether a path contains neither `..` nor anything that a URL parser reads as a separator,
 * a query or an escape.
 */
const isSafePath = (path: string) =>
  /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/.test(path) && !path.split('/').includes('..');

function toHeaders({ headers }: Options): Record<string, string> {
  const sent: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') sent[name] = value;
  }
  return sent;
}
