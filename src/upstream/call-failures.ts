import { type ContractMismatch, NoDocument } from './contract.ts';
import type { NotAdmitted } from './not-admitted.ts';
import type { UpstreamReply } from './reply.ts';
import { toStatusError } from './status-error.ts';
import type { NoAnswer, TransportError } from './transport-error.ts';
import { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';
import type { UpstreamRequest } from './upstream-request.ts';

interface More {
  readonly detail?: string;
  readonly afterSeconds?: number | null;
  readonly hasDocument?: boolean;
}

interface Circumstances {
  readonly provider: string;
  readonly badRequestProvesNothing: boolean;
}

/** The errors of one upstream's calls: what went wrong, and what that means for a write. */
export class CallFailures {
  readonly #of: Circumstances;

  constructor(circumstances: Circumstances) {
    this.#of = circumstances;
  }

  /** A status that the endpoint's own table does not name. */
  ofStatus(reply: UpstreamReply, { endpoint }: UpstreamRequest): UpstreamError {
    const { provider, badRequestProvesNothing } = this.#of;
    return toStatusError(reply, { provider, effect: endpoint.effect, badRequestProvesNothing });
  }

  /** No answer at all. */
  ofTransport({ progress, reason }: TransportError, request: UpstreamRequest): UpstreamError {
    if (progress === 'queued') {
      return this.notSent('UPSTREAM_UNREACHABLE', { detail: UNREACHABLE_DETAIL[reason] });
    }
    return this.during(reason === 'late' ? 'UPSTREAM_TIMEOUT' : 'UPSTREAM_BROKEN', request, null);
  }

  /** A success without a body that can be read. */
  ofUnreadable(
    unreadable: NonNullable<UpstreamReply['unreadable']>,
    request: UpstreamRequest,
    status: number,
  ): UpstreamError {
    if (unreadable === 'late') return this.during('UPSTREAM_TIMEOUT', request, status);
    if (unreadable === 'cut') return this.during('UPSTREAM_BROKEN', request, status);
    const detail = unreadable === 'tooLarge' ? 'too large' : 'encoding';
    return this.during('UPSTREAM_CONTRACT', request, status, { detail });
  }

  /** A success with a body that is not what is documented. */
  ofMismatch(mismatch: ContractMismatch, request: UpstreamRequest, status: number): UpstreamError {
    return this.during('UPSTREAM_CONTRACT', request, status, {
      detail: mismatch.message,
      hasDocument: !(mismatch instanceof NoDocument),
    });
  }

  /** Not let through to the upstream. */
  ofContainment({ reason, afterMs }: NotAdmitted): UpstreamError {
    const afterSeconds = afterMs === null ? null : Math.ceil(afterMs / 1000);
    return this.notSent(reason === 'open' ? 'CIRCUIT_OPEN' : 'OVERLOADED', { afterSeconds });
  }

  /** Nothing reached the upstream, for certain. */
  notSent(code: UpstreamErrorCode, more: More = {}): UpstreamError {
    return this.#error(code, 'NOT_APPLIED', null, more);
  }

  /** The upstream may have begun: what is not known of a write is said to be so. */
  during(
    code: UpstreamErrorCode,
    { endpoint }: UpstreamRequest,
    httpStatus: number | null,
    more: More = {},
  ): UpstreamError {
    return this.#error(
      code,
      endpoint.effect === 'read' ? 'NOT_APPLIED' : 'UNKNOWN',
      httpStatus,
      more,
    );
  }

  #error(
    code: UpstreamErrorCode,
    write: UpstreamError['write'],
    httpStatus: number | null,
    more: More,
  ): UpstreamError {
    return new UpstreamError({ provider: this.#of.provider, code, write, httpStatus, ...more });
  }
}

/** An operator's first question, in words that name no host. */
const UNREACHABLE_DETAIL: { readonly [Reason in NoAnswer]: string } = {
  late: 'no connection in time',
  refused: 'connection refused',
  unknownHost: 'unknown host',
  untrusted: 'certificate not trusted',
  broken: 'connection failed',
};
