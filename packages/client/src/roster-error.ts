import type {
  GraphQLErrorExtensions,
  GraphQLResponseError,
  ResponseExtensions,
  WriteState,
} from './graphql-error.ts';

/**
 * Codes of failures that the client itself finds. Every other code is one of Roster's own, listed in its page about errors.
 *
 * - `NO_RESPONSE`: the connection failed, or the browser refused the response (CORS).
 * - `TIMEOUT`: no whole response within `timeoutMs`.
 * - `ABORTED`: the `signal` of the caller.
 * - `HTTP_ERROR`: a status other than 2xx with a body that is not GraphQL, as proxies send it.
 * - `INVALID_RESPONSE`: a 2xx that is not a GraphQL response.
 * - `NOT_EXECUTED`: the header `roster-explain: plan` asked for the plan only. It is in `extensions.roster`, and nothing was changed.
 * - `KEY_UNAVAILABLE`: the function `key` failed. Nothing was sent.
 * - `INVALID_REQUEST`: variables that JSON cannot hold, or a key, a header or a URL that HTTP does not allow. Nothing was sent.
 */
export type ClientErrorCode =
  | 'NO_RESPONSE'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'HTTP_ERROR'
  | 'INVALID_RESPONSE'
  | 'NOT_EXECUTED'
  | 'KEY_UNAVAILABLE'
  | 'INVALID_REQUEST';

/** The properties of a `RosterError`. */
export interface RosterErrorDetails {
  /** A `ClientErrorCode`, or a code of Roster. */
  readonly code: string;
  /** The HTTP status of the response; null if there was none. */
  readonly httpStatus: number | null;
  /** The id of the request in the gateway's log; null if no response named it. */
  readonly requestId: string | null;
  /** The delay in seconds that was requested before the next attempt; null if none was requested. */
  readonly retryAfterSeconds: number | null;
  /** Whether the operation may have changed something; always `NOT_APPLIED` for a query. */
  readonly write: WriteState;
  /** All errors of the response; empty if it has none. Texts that quote a sent value are replaced. */
  readonly errors: readonly GraphQLResponseError[];
  /** Those of the first error, such as `inputPath` or `scopes`; with `NOT_EXECUTED`, `{ roster: { plan } }`. */
  readonly extensions: GraphQLErrorExtensions & ResponseExtensions;
}

/** What is known of a failure; the rest has no value. */
type Known = { readonly [Name in keyof RosterErrorDetails]?: RosterErrorDetails[Name] | undefined };

/** The failure of an operation that has no data. It quotes no value that was sent. */
export class RosterError extends Error implements RosterErrorDetails {
  override readonly name = 'RosterError';
  readonly code: string;
  readonly httpStatus: number | null;
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;
  readonly write: WriteState;
  readonly errors: readonly GraphQLResponseError[];
  readonly extensions: GraphQLErrorExtensions & ResponseExtensions;

  constructor(message: string, details: Pick<RosterErrorDetails, 'code' | 'write'> & Known) {
    super(message);
    this.code = details.code;
    this.httpStatus = details.httpStatus ?? null;
    this.requestId = details.requestId ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.write = details.write;
    this.errors = details.errors ?? [];
    this.extensions = details.extensions ?? {};
  }
}
