import type { RejectedError, RejectionReason } from '../policies/rejected-error.ts';
import { type ContractMismatch, MalformedBodyError } from '../response/contract.ts';
import type { UpstreamResponse } from '../response/response.ts';
import type { TransportError, TransportFailure } from '../transport/transport-error.ts';
import type { UpstreamRequest } from '../transport/upstream-request.ts';
import { type StatusRules, toStatusError } from './status-error.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';

/** The optional details of an error, by the names that the error gives them. */
type MoreDetails = Pick<
  ConstructorParameters<typeof UpstreamError>[0],
  'detail' | 'afterSeconds' | 'bodyParsed'
>;

/**
 * Creates the errors of one upstream's calls, which say what went wrong and whether a write took
 * effect.
 */
export class UpstreamErrorFactory {
  readonly #rules: StatusRules;

  constructor(rules: StatusRules) {
    this.#rules = rules;
  }

  /** Returns the error for a status that the endpoint does not document. */
  fromStatus(response: UpstreamResponse, { endpoint }: UpstreamRequest): UpstreamError {
    return toStatusError(response, this.#rules, endpoint.effect);
  }

  /** Returns the error for a call without a response. */
  fromTransport({ progress, reason }: TransportError, request: UpstreamRequest): UpstreamError {
    if (progress === 'queued') {
      return this.notSent('UPSTREAM_UNREACHABLE', { detail: UNREACHABLE_DETAIL[reason] });
    }
    const code = reason === 'timeout' ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_BROKEN';
    return this.fromCode(code, request, null);
  }

  /** Returns the error for a success whose body cannot be read. */
  fromBodyError(
    bodyError: NonNullable<UpstreamResponse['bodyError']>,
    request: UpstreamRequest,
    status: number,
  ): UpstreamError {
    if (bodyError === 'timeout') return this.fromCode('UPSTREAM_TIMEOUT', request, status);
    if (bodyError === 'cut') return this.fromCode('UPSTREAM_BROKEN', request, status);
    const setting = request.endpoint.isList === true ? 'maxListBytes' : 'maxBytes';
    const detail = bodyError === 'tooLarge' ? `larger than ${setting}` : 'encoding';
    return this.fromCode('UPSTREAM_CONTRACT', request, status, { detail });
  }

  /** Returns the error for a success whose body is not as documented. */
  fromMismatch(
    mismatch: ContractMismatch,
    request: UpstreamRequest,
    status: number,
  ): UpstreamError {
    return this.fromCode('UPSTREAM_CONTRACT', request, status, {
      detail: mismatch.message,
      bodyParsed: !(mismatch instanceof MalformedBodyError),
    });
  }

  /**
   * Returns the error for a value that cannot be read in a document that can. A write with such a
   * response was made.
   */
  fromUnreadableValue(
    mismatch: ContractMismatch,
    { endpoint }: UpstreamRequest,
    status: number,
  ): UpstreamError {
    const write = endpoint.effect === 'read' ? 'NOT_APPLIED' : 'APPLIED';
    return this.#error('UPSTREAM_CONTRACT', write, status, {
      detail: mismatch.message,
      bodyParsed: true,
    });
  }

  /** Returns the error for a call that a policy rejected before it was sent. */
  fromRejection({ reason, afterMs }: RejectedError): UpstreamError {
    const afterSeconds = afterMs === null ? null : Math.ceil(afterMs / 1000);
    if (reason === 'open') return this.notSent('CIRCUIT_OPEN', { afterSeconds });
    const detail = BUDGET_DETAIL[reason];
    if (detail === undefined) return this.notSent('OVERLOADED', { afterSeconds });
    return this.notSent('UPSTREAM_RATE_LIMITED', {
      afterSeconds: Math.max(1, afterSeconds ?? 0),
      detail,
    });
  }

  /** Returns the error for a read that is refused because large documents fill the memory. */
  tooManyDocuments(request: UpstreamRequest): UpstreamError {
    return this.fromCode('OVERLOADED', request, null, {
      detail: 'large responses fill the memory',
    });
  }

  /** Returns the error for a call of which nothing reached the upstream. */
  notSent(code: UpstreamErrorCode, more: MoreDetails = {}): UpstreamError {
    return this.#error(code, 'NOT_APPLIED', null, more);
  }

  /**
   * Returns the error for a call that the upstream may have received: the effect of a write is
   * unknown.
   */
  fromCode(
    code: UpstreamErrorCode,
    { endpoint }: UpstreamRequest,
    httpStatus: number | null,
    more: MoreDetails = {},
  ): UpstreamError {
    const write = endpoint.effect === 'read' ? 'NOT_APPLIED' : 'UNKNOWN';
    return this.#error(code, write, httpStatus, more);
  }

  #error(
    code: UpstreamErrorCode,
    write: UpstreamError['write'],
    httpStatus: number | null,
    more: MoreDetails,
  ): UpstreamError {
    return new UpstreamError({ provider: this.#rules.provider, code, write, httpStatus, ...more });
  }
}

/** Why the budget did not send a call. */
const BUDGET_DETAIL: { readonly [Reason in RejectionReason]?: string } = {
  paused: 'not sent: the provider asked to wait',
  queueFull: 'not sent: too many calls wait for budget.perSecond',
  deadline: 'not sent: budget.perSecond leaves no time before the deadline',
};

/** The reasons shown to operators. They contain no host name. */
const UNREACHABLE_DETAIL: { readonly [Reason in TransportFailure]: string } = {
  timeout: 'no connection in time',
  refused: 'connection refused',
  unknownHost: 'unknown host',
  untrusted: 'certificate not trusted: name its authority in caFile',
  expired: 'certificate has expired',
  otherHost: 'certificate is for another host',
  notTls: 'no TLS: https on a port for http',
  broken: 'connection failed',
};
