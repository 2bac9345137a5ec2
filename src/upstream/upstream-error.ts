/** Whether a write took effect; `NOT_APPLIED` on reads. */
export type WriteState = 'NOT_APPLIED' | 'APPLIED' | 'UNKNOWN';

/**
 * What can go wrong between the gateway and a provider, except that the provider refuses values (422) or has no
 * such user (404): those are results and never thrown. Described for clients in `docs/errors.md`.
 */
export type UpstreamErrorCode = keyof typeof SENTENCES;

/** After the provider's key: `vms did not answer in time.` They reach clients. */
const SENTENCES = {
  UPSTREAM_UNAUTHENTICATED: 'does not accept the credential of this gateway',
  UPSTREAM_FORBIDDEN: 'does not allow this gateway to do that',
  LICENSE_LIMIT: 'has reached the limit of its licence',
  UPSTREAM_CONFLICT: 'says that the user has changed in the meantime',
  THROTTLED: 'asks for fewer requests',
  UPSTREAM_BUSY: 'is overloaded or under maintenance',
  UPSTREAM_REJECTED: 'rejected the request',
  UPSTREAM_UNREACHABLE: 'could not be reached',
  CIRCUIT_OPEN: 'has been failing and is not asked for a moment',
  OVERLOADED: 'has as many requests of this gateway as it may get',
  UPSTREAM_FAILED: 'failed',
  UPSTREAM_TIMEOUT: 'did not answer in time',
  UPSTREAM_BROKEN: 'broke off its answer',
  READ_BACK_FAILED: 'made the change, but the user could not be read afterwards',
  UPSTREAM_CONTRACT: 'answered in a form that is not documented',
} as const;

/** Every code, for the tests that hold `docs/errors.md` to it. */
export const UPSTREAM_ERROR_CODES = Object.keys(SENTENCES) as readonly UpstreamErrorCode[];

interface Details {
  /** The provider's key in the configuration. */
  readonly provider: string;
  readonly code: UpstreamErrorCode;
  readonly write: WriteState;
  /** What the provider answered; null where nothing came back. */
  readonly httpStatus: number | null;
  /** What the provider asked for in `Retry-After`. */
  readonly afterSeconds?: number | null;
  /** Added to the message in brackets: a JSON path and a type, never a value. */
  readonly detail?: string;
  /** Absent: false. */
  readonly hasDocument?: boolean;
}

/**
 * One upstream call that came to nothing.
 *
 * Its message reaches clients and logs. It has no `cause` on purpose: the errors of HTTP libraries print URLs,
 * headers and bodies, secrets included.
 */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
  readonly provider: string;
  readonly code: UpstreamErrorCode;
  readonly write: WriteState;
  readonly httpStatus: number | null;
  readonly afterSeconds: number | null;
  /** Of `UPSTREAM_CONTRACT`: whether a document came that could be read, and only what it holds is wrong. */
  readonly hasDocument: boolean;

  constructor(details: Details) {
    const { provider, code, write, httpStatus, afterSeconds, detail, hasDocument } = details;
    super(`${provider} ${SENTENCES[code]}${detail === undefined ? '' : ` (${detail})`}.`);
    this.provider = provider;
    this.code = code;
    this.write = write;
    this.httpStatus = httpStatus;
    this.afterSeconds = afterSeconds ?? null;
    this.hasDocument = hasDocument ?? false;
  }
}
