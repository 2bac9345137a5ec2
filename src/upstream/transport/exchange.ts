import type { CallDocuments } from '../../request/held-documents.ts';
import { Redactor } from '../errors/redaction.ts';
import { UpstreamError, type UpstreamErrorCode } from '../errors/upstream-error.ts';
import type { UpstreamErrorFactory } from '../errors/upstream-error-factory.ts';
import type { Outcome } from '../policies/circuit-breaker.ts';
import { FencedError, type WriteFence } from '../policies/write-fence.ts';
import { BodyBudget } from '../response/body-budget.ts';
import { ContractMismatch } from '../response/contract.ts';
import { LargeBody } from '../response/large-body.ts';
import { ParsingAborted } from '../response/pause.ts';
import type { UpstreamResponse } from '../response/response.ts';
import type { ResponseBody, ResponseHandlers } from '../response/response-handlers.ts';
import { Transport } from './transport.ts';
import { TransportError } from './transport-error.ts';
import {
  createRequestDefaults,
  prepareRequest,
  type RequestCommon,
  type RequestDefaults,
  type UpstreamRequest,
} from './upstream-request.ts';

export interface ExchangeSettings extends RequestCommon {
  /** The provider's key in the configuration. */
  readonly provider: string;
  /** The timeout of one call from its start to the last byte, in ms. */
  readonly attemptMs: number;
  /** The timeout of a list, in ms. */
  readonly listAttemptMs: number;
  readonly connectMs: number;
  /** Maximum number of reads in flight, and of writes. */
  readonly maxConcurrent: number;
  /** Maximum size of a response body. */
  readonly maxBytes: number;
  /** Maximum size of the body of a list. */
  readonly maxListBytes: number;
  /** The trusted certificate authorities as PEM; if absent, those of Node. */
  readonly ca?: string | undefined;
  /** The credential, in every form in which the upstream receives it. */
  readonly secrets: readonly string[];
}

/** The signals that may end a call before its own timeout. */
export interface Cancellation {
  readonly deadline: AbortSignal;
  /** Stops a call that has not started. One that has started continues. */
  readonly clientDisconnected: AbortSignal;
  /** Checked right before the request is sent; absent if there is nothing to check. */
  readonly fence?: WriteFence | undefined;
}

/** How the body of a response is decoded. */
interface Decoding {
  /** Fires when no caller waits for it any more. */
  readonly signal: AbortSignal;
  readonly documents: CallDocuments;
}

/** The result of one call. */
export interface CallResult<T> {
  readonly value: T;
  readonly status: number;
}

/**
 * Makes one request and reads its response: one attempt, no redirect, a limited body, and
 * `UpstreamError` for every failure.
 */
export class Exchange {
  readonly #settings: ExchangeSettings;
  readonly #failures: UpstreamErrorFactory;
  readonly #defaults: RequestDefaults;
  readonly #transport: Transport;
  readonly #readBudget: BodyBudget;
  /**
   * The response to a write is decoded at once, so it does not wait for a read whose body waits to
   * be decoded.
   */
  readonly #writeBudget: BodyBudget;

  constructor(settings: ExchangeSettings, failures: UpstreamErrorFactory) {
    this.#settings = settings;
    this.#failures = failures;
    this.#defaults = createRequestDefaults(settings);
    this.#transport = new Transport({
      origin: settings.baseUrl.origin,
      // Reads and writes have separate slots.
      connections: 2 * settings.maxConcurrent,
      connectMs: settings.connectMs,
      ca: settings.ca,
    });
    this.#readBudget = new BodyBudget(2 * Math.max(settings.maxBytes, settings.maxListBytes));
    this.#writeBudget = new BodyBudget(2 * settings.maxBytes);
  }

  /**
   * @param onFailure called before it throws, with what the failure shows about the upstream.
   * @throws {UpstreamError}
   * @throws {FencedError} if the request may not be sent any more.
   */
  async run<T>(
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    cancellation: Cancellation,
    documents: CallDocuments,
    onFailure: (verdict: Outcome) => void,
  ): Promise<CallResult<T>> {
    try {
      await cancellation.fence?.check();
    } catch (error) {
      onFailure('neither');
      throw error;
    }
    const ownTime = AbortSignal.timeout(this.#timeFor(request));
    let reply: UpstreamResponse | undefined;
    try {
      reply = await this.#send(request, cancellation, ownTime, documents);
      const signal = AbortSignal.any([cancellation.deadline, ownTime]);
      const value = await this.#read(reply, request, table, { signal, documents });
      return { value, status: reply.status };
    } catch (error) {
      if (error instanceof ParsingAborted) {
        // The upstream has responded: the time was spent in the queue of this process.
        onFailure('neither');
        throw this.#failures.fromCode('UPSTREAM_TIMEOUT', request, reply?.status ?? null);
      }
      onFailure(
        wasCancelled(error, cancellation) && !ownTime.aborted ? 'neither' : classifyOutcome(error),
      );
      throw error;
    } finally {
      reply?.large?.lease.release();
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  #timeFor({ endpoint, useShortTimeout }: UpstreamRequest): number {
    const { attemptMs, listAttemptMs } = this.#settings;
    return endpoint.isList === true && useShortTimeout !== true ? listAttemptMs : attemptMs;
  }

  async #send(
    request: UpstreamRequest,
    { deadline, clientDisconnected, fence }: Cancellation,
    ownTime: AbortSignal,
    documents: CallDocuments,
  ): Promise<UpstreamResponse> {
    const { maxBytes, maxListBytes } = this.#settings;
    try {
      return await this.#transport.send(
        prepareRequest(request, this.#defaults),
        { signal: AbortSignal.any([deadline, ownTime]), clientDisconnected, fence },
        {
          maxBytes: request.endpoint.isList === true ? maxListBytes : maxBytes,
          budget: request.endpoint.effect === 'write' ? this.#writeBudget : this.#readBudget,
          documents,
        },
      );
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      if (error.progress === 'queued' && fence?.isExpired() === true) throw new FencedError('lost');
      throw this.#failures.fromTransport(error, request);
    }
  }

  async #read<T>(
    reply: UpstreamResponse,
    request: UpstreamRequest,
    table: ResponseHandlers<T>,
    decoding: Decoding,
  ): Promise<T> {
    const { status } = reply;
    const read = table[status];
    if (read === undefined) throw this.#failures.fromStatus(reply, request);
    const body = this.#toBody(reply, request, decoding);
    try {
      const value = await read(body);
      if (value === undefined) throw this.#failures.fromStatus(reply, request);
      return value;
    } catch (error) {
      if (!(error instanceof ContractMismatch)) throw error;
      // An error status keeps its meaning, even if its body cannot be read.
      if (status >= 300) throw this.#failures.fromStatus(reply, request);
      throw this.#failures.fromMismatch(error, request, status);
    }
  }

  /** @throws {UpstreamError} if the body of a success cannot be read. */
  #toBody(reply: UpstreamResponse, request: UpstreamRequest, decoding: Decoding): ResponseBody {
    const { status, contentType, text, bodyError, header } = reply;
    if (bodyError !== null && status < 300) {
      throw this.#failures.fromBodyError(bodyError, request, status);
    }
    // Created when a text is shown, which no success needs.
    let redactor: Redactor | undefined;
    const redact = (said: string) => {
      redactor ??= new Redactor([...this.#settings.secrets, ...(request.secrets ?? [])]);
      return redactor.text(said);
    };
    const large =
      reply.large &&
      new LargeBody({
        ...reply.large,
        ...decoding,
        provider: this.#settings.provider,
        isWrite: request.endpoint.effect === 'write',
      });
    return {
      status,
      isHtml: contentType.includes('html'),
      text: text ?? '',
      large,
      header,
      redact,
    };
  }
}

/** The codes that show that an upstream is failing. A refusal is a response like any other. */
const FAILURE_CODES: ReadonlySet<UpstreamErrorCode> = new Set([
  'UPSTREAM_UNREACHABLE',
  'UPSTREAM_TIMEOUT',
  'UPSTREAM_BROKEN',
  'UPSTREAM_FAILED',
  'UPSTREAM_BUSY',
  'UPSTREAM_CONTRACT',
]);

/** The codes of calls that the gateway ended itself: they show nothing about the upstream. */
const GATEWAY_CODES: ReadonlySet<UpstreamErrorCode> = new Set([
  'CIRCUIT_OPEN',
  'OVERLOADED',
  'CLIENT_CLOSED_REQUEST',
]);

/**
 * Returns what a failure shows about the upstream: nothing, if the call was not let through to it.
 */
export function classifyOutcome(error: unknown): Outcome {
  if (!(error instanceof UpstreamError)) return 'neither';
  if (GATEWAY_CODES.has(error.code)) return 'neither';
  // Only one record is wrong. Repeated requests for it must not block the requests for others.
  if (error.bodyParsed) return 'well';
  return FAILURE_CODES.has(error.code) ? 'ill' : 'well';
}

/**
 * Returns whether the caller ended the call, so that it shows nothing about the upstream. A
 * response always does.
 */
function wasCancelled(error: unknown, { deadline, clientDisconnected }: Cancellation): boolean {
  const hasResponded = error instanceof UpstreamError && error.httpStatus !== null;
  return !hasResponded && (deadline.aborted || clientDisconnected.aborted);
}
