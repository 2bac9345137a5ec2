/** Whether a write took effect; `NOT_APPLIED` for reads. */
export type WriteState = 'NOT_APPLIED' | 'APPLIED' | 'UNKNOWN';

/**
 * The codes of failures between the gateway and a provider. A provider that refuses values (422) or
 * has no such user (404) is a result, which is never thrown. `docs/errors.md` describes the codes
 * for clients.
 */
export type UpstreamErrorCode = keyof typeof MESSAGES;

/** The messages to clients after the provider's key, such as `vms: no response in time.` */
const MESSAGES = {
  UPSTREAM_UNAUTHENTICATED: 'credential of this gateway rejected',
  UPSTREAM_FORBIDDEN: 'access denied to this gateway',
  LICENSE_LIMIT: 'licence limit reached',
  UPSTREAM_CONFLICT: 'the user has changed in the meantime',
  UPSTREAM_RATE_LIMITED: 'rate limit exceeded',
  UPSTREAM_BUSY: 'overloaded or under maintenance',
  UPSTREAM_REJECTED: 'request rejected',
  UPSTREAM_UNREACHABLE: 'could not be reached',
  CIRCUIT_OPEN: 'circuit breaker is open',
  OVERLOADED: 'too many concurrent calls',
  CLIENT_CLOSED_REQUEST: 'the client disconnected before the response',
  UPSTREAM_FAILED: 'request failed',
  UPSTREAM_TIMEOUT: 'no response in time',
  UPSTREAM_BROKEN: 'response cut off',
  UPSTREAM_CONTRACT: 'response is not as documented',
} as const;

/** All codes, for the tests that compare them with `docs/errors.md`. */
export const UPSTREAM_ERROR_CODES = Object.keys(MESSAGES) as readonly UpstreamErrorCode[];

/** Describes a code in words that follow the name of a provider, such as `could not be reached`. */
export const describeUpstreamCode = (code: UpstreamErrorCode): string => MESSAGES[code];

interface Details {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly code: UpstreamErrorCode;
  readonly write: WriteState;
  /** The HTTP status of the provider; null if there was no response. */
  readonly httpStatus: number | null;
  /** The delay that the provider requested in `Retry-After`. */
  readonly afterSeconds?: number | null;
  /** Added to the message in brackets, such as a JSON path and a type, but never a value. */
  readonly detail?: string;
  /** False if absent. */
  readonly bodyParsed?: boolean;
}

/**
 * Thrown if an upstream call fails.
 *
 * Its message is shown to clients and logged. It has no `cause` on purpose: the errors of HTTP
 * libraries print URLs, headers and bodies, including secrets.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly provider: string;
  readonly code: UpstreamErrorCode;
  readonly write: WriteState;
  readonly httpStatus: number | null;
  readonly afterSeconds: number | null;
  /**
   * For `UPSTREAM_CONTRACT`: whether the body was a document, so that only its content is wrong.
   */
  readonly bodyParsed: boolean;

  constructor(details: Details) {
    const { provider, code, write, httpStatus, afterSeconds, detail, bodyParsed } = details;
    super(`${provider}: ${MESSAGES[code]}${detail === undefined ? '' : ` (${detail})`}.`);
    this.provider = provider;
    this.code = code;
    this.write = write;
    this.httpStatus = httpStatus;
    this.afterSeconds = afterSeconds ?? null;
    this.bodyParsed = bodyParsed ?? false;
  }
}
