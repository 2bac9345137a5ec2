import { Options } from 'got';
import { type Endpoint, fillPath } from '../endpoint.ts';

/** One call, in the terms of the upstream. */
export interface UpstreamRequest {
  readonly endpoint: Endpoint;
  /** The ids in the path, by the names of their placeholders. */
  readonly ids?: Readonly<Record<string, string>>;
  /** What the call is about, if only the query or the body names it, such as a login. */
  readonly record?: string;
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
  /** 1 if the call is made once more with a new credential if its own is rejected, and 2 then; absent if it is not. */
  readonly attempt?: number;
}

/** A request as it is sent. */
export interface PreparedRequest {
  /** The path with the query. */
  readonly path: string;
  readonly method: Endpoint['method'];
  readonly headers: Record<string, string>;
  readonly body: string | null;
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

/**
 * Prepares the requests to one upstream: base URL and headers are joined once, by the rules of got.
 * No request of got is created, which would follow redirects, repeat writes and print what it sent.
 */
export class RequestBuilder {
  /** The path of the base URL, with a slash at the end. */
  readonly #basePath: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #query: Readonly<Record<string, string>>;

  constructor({ baseUrl, headers, query = {} }: RequestCommon) {
    const { prefixUrl, headers: normalized } = new Options({
      prefixUrl: baseUrl.href.endsWith('/') ? baseUrl.href : `${baseUrl.href}/`,
      // The size limit counts the received bytes, so the response must not be compressed.
      headers: { 'user-agent': 'roster', 'accept-encoding': 'identity', ...headers },
    });
    this.#basePath = new URL(String(prefixUrl)).pathname;
    this.#headers = toTexts(normalized);
    this.#query = query;
  }

  /** @throws {Error} like `fillPath`. */
  prepare({ endpoint, ids, query, flag, headers, body }: UpstreamRequest): PreparedRequest {
    const path = fillPath(endpoint.path, ids);
    return {
      path: `${this.#basePath}${path}${toQueryString({ ...this.#query, ...query }, flag)}`,
      method: endpoint.method,
      headers: {
        ...this.#headers,
        ...headers,
        ...(body && { 'content-type': body.contentType }),
      },
      body: body?.text ?? null,
    };
  }
}

/** @param flag a name without a value, which comes first. */
function toQueryString(query: NonNullable<UpstreamRequest['query']>, flag?: string): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of typeof value === 'string' ? [value] : value) params.append(name, item);
  }
  const rest = params.toString();
  if (flag === undefined) return rest === '' ? '' : `?${rest}`;
  return rest === '' ? `?${flag}` : `?${flag}&${rest}`;
}

function toTexts(headers: Options['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      (header): header is [string, string] => typeof header[1] === 'string',
    ),
  );
}
